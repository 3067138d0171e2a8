import type { ExportRow } from '../../../stats/game-exports.ts';
import type { Compared } from './compared.ts';

const OFF_MS = 1_000;
/** Scripts before these versions do not record the start of the round. */
const WITHOUT_START = new Set(['1.0.11', '1.1.3', '1.2.5', '1.2.6'].map((version) => `gamestats ${version}`));

/** Compares the events and duels of a round with its truth. */
export function compareLog(compared: Compared): void {
  const { round, row, say, proof } = compared;
  const { events } = round;
  const isExpected = round.log !== 'none' && !WITHOUT_START.has(String(round.script));
  const isEmpty = round.log === 'deaths' && events !== null && deathsOf(events) === 0;
  if (!isExpected || events === null || isEmpty) {
    if (row['log'] !== null && !isEmpty) say(`its log is ${JSON.stringify(row['log'])}`);
    return;
  }
  if (row['log'] !== 'whole' && row['log'] !== 'short') {
    say(`its log is ${String(row['log'])}`);
    return;
  }
  const own = compared.exported.events.filter((event) => event['roundId'] === row['id']);
  const kinds = [
    ['kill', events.kills],
    ['teamkill', events.teamkills],
    ...(round.log === 'all' && round.logsRevives ? [['revive', events.revives] as const] : []),
  ] as const;
  const keyOf = keysOf(compared);
  for (const [kind, wanted] of kinds) compareKind({ ...compared, keyOf }, own, kind, wanted);
  proof.kills += events.kills.length;
  if (round.log === 'all') compareDuels({ ...compared, keyOf });
}

function deathsOf({ kills, teamkills, suicides }: NonNullable<Compared['round']['events']>): number {
  return kills.length + teamkills.length + suicides.length;
}

type Keyed = Compared & { readonly keyOf: (guid: string) => string };

/** Exports have 8 characters of a key; bots, which share a GUID, are distinguished by name, without a line by number. */
function keysOf({ round, told }: Compared): Keyed['keyOf'] {
  const keys = new Map(
    round.players.map(({ guid, key, isBot, hasLine, hasEntry }) => {
      const isListed = (told.tab && hasLine) || (told.json && hasEntry);
      return [guid, isBot && !isListed ? guid.trimEnd() : key];
    }),
  );
  return (guid) => keys.get(guid) ?? guid.slice(0, 8);
}

function compareKind(
  { say, keyOf }: Keyed,
  own: readonly ExportRow[],
  kind: string,
  wanted: readonly (readonly [number, string, string, number?])[],
): void {
  const told = own.filter((event) => event['kind'] === kind);
  if (told.length !== wanted.length) {
    say(`${told.length} events ${kind}, not ${wanted.length}`);
    return;
  }
  for (const [index, [ms, player, victim, mod]] of wanted.entries()) {
    const event = told[index];
    const isSame =
      Math.abs(Number(event?.['atMs']) - ms) <= OFF_MS &&
      event?.['player'] === keyOf(player) &&
      event['victim'] === keyOf(victim) &&
      (mod === undefined || event['mod'] === mod);
    if (isSame) continue;
    say(`${kind} at ${ms} of ${player} and ${victim} is ${JSON.stringify(event)}`);
    return;
  }
}

function compareDuels({ round, row, exported, say, keyOf }: Keyed): void {
  const wanted = new Map<string, number>();
  for (const [giver, takers] of Object.entries(round.events?.damage ?? {}))
    for (const [taker, damage] of Object.entries(takers))
      wanted.set(`${keyOf(giver)} ${keyOf(taker)}`, damage);
  for (const duel of exported.duels) {
    if (duel['roundId'] !== row['id']) continue;
    const pair = `${String(duel['player'])} ${String(duel['victim'])}`;
    const damage = wanted.get(pair) ?? 0;
    wanted.delete(pair);
    if (duel['damage'] !== damage) say(`damage ${pair} is ${String(duel['damage'])}, not ${damage}`);
  }
  for (const [pair, damage] of wanted) if (damage > 0) say(`damage ${pair} is missing`);
}
