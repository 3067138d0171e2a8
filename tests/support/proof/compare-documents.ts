// Compares exports of simulated evenings with the truth, for any imported documents: no value is wrong, and no value is
// null that an imported document contains.
import type { Evening } from '../../../simulator/etlegacy/evening/evening-state.ts';
import { COLUMNS } from '../../../simulator/etlegacy/files/layouts.ts';
import type { PlayerTruth, RoundTruth } from '../../../simulator/etlegacy/truth.ts';
import type { ExportRow } from '../../../stats/game-exports.ts';
import { compareLog } from './compare-log.ts';
import type { Compared, DocumentProof, ExportedEvening, Fed } from './compared.ts';

export function noProof(): DocumentProof {
  return { rows: 0, kills: 0, throughout: 0, timed: 0, differences: [] };
}

const ROOTS = ['gibs', 'selfKills', 'teamKills', 'teamGibs'] as const;
const DAMAGE = ['damageGiven', 'damageReceived', 'teamDamageGiven', 'teamDamageReceived'] as const;
const SUMS = ['kills', 'deaths', 'hits', 'shots', 'headshots'] as const;
const SCRIPT = [
  'killingSpree',
  'deathSpree',
  'killAssists',
  'killSteals',
  'headshotKills',
  'objStolen',
  'objReturned',
  'dynPlanted',
  'dynDefused',
  'timesRevived',
  'usefulKills',
  'deniedS',
  'multi2',
  'multi3',
  'multi4',
  'multi5',
  'multi6',
  'uselessKills',
  'fullSelfkills',
  'repairs',
  'revivesGiven',
] as const;
const TIME_OFF_MS = 8_000;
/** A player who missed less than this cannot be distinguished from one who was there throughout. */
const NEARLY_ALL_MS = 12_500;
const THERE_MS = 3_000;

export function compareDocuments(
  evening: Evening,
  fed: Fed,
  exported: ExportedEvening,
  proof: DocumentProof,
): void {
  const rest = new Set(exported.rounds);
  for (const round of evening.rounds) {
    const told = fed.get(round.sequence);
    if (told === undefined) continue;
    const rows = [...rest].filter((row) => isOf(round, row));
    for (const row of rows) rest.delete(row);
    const [row] = rows;
    const say = (text: string): void => {
      const documents = [told.tab ? round.file : null, told.json ? round.json : null];
      proof.differences.push(`${documents.filter((name) => name !== null).join(' + ')}: ${text}`);
    };
    if (row === undefined || rows.length > 1) say(`it is ${rows.length} rounds`);
    else compareRound({ evening, round, told, fed, row, exported, proof, say });
  }
  for (const row of rest) proof.differences.push(`${String(row['file'])}: nobody played it`);
}

function isOf({ map, savedAt, clockErrorMs }: RoundTruth, row: ExportRow): boolean {
  const at = Date.parse(savedAt ?? '') + clockErrorMs;
  return row['map'] === map && Math.abs(Date.parse(String(row['endedAt'])) - at) <= 2_000;
}

function compareRound(compared: Compared): void {
  const { round, row, exported, say, told } = compared;
  const kind = round.gameType === 'stopwatch' ? 'stopwatch' : 'single';
  // A text file alone can be mistaken for the other kind if its server played nothing else.
  if (row['kind'] !== kind) say(`it is ${String(row['kind'])} (${String(row['statusReason'])})`);
  compareStatus(compared);
  const seconds = row['durationS'];
  const offS = Math.abs(Number(seconds) - round.durationMs / 1000);
  if (round.ending === 'intermission' && seconds !== null && offS > 7)
    say(`it lasted ${Number(seconds)} s, not ${round.durationMs / 1000}`);
  const own = exported.players.filter((player) => player['roundId'] === row['id']);
  for (const player of round.players) {
    if ((told.tab && player.hasLine) || (told.json && player.hasEntry)) comparePlayer(compared, player, own);
  }
  if (told.json) compareLog(compared);
}

function compareStatus({ evening, round, row, told, fed, say }: Compared): void {
  const status = String(row['status']);
  const because = `${status} (${String(row['statusReason'])})`;
  if (round.ending === 'mapChange') {
    const isSaid = round.headerFields === 9;
    if (isSaid && status !== 'aborted') say(`it was cut off, but is ${because}`);
    return;
  }
  if (round.ending !== 'intermission') return;
  // Text files without the play time are the same for a hold that ended early and for a round that was cut off.
  const looksCut = !told.json && round.headerFields === 8 && round.outcome === 'surrenderAttackers';
  if (looksCut && round.gameType !== 'stopwatch') return;
  const partner = evening.rounds.find(({ file, json, sequence }) => {
    const name = round.partner;
    return name !== null && (file ?? json) === name && fed.has(sequence);
  });
  const isHidden = round.players.some(({ base }) => base === 'hidden');
  const lacksBase = round.players.some(
    ({ base, baseRound }) => base === 'carried' && !fed.has(baseRound ?? 0),
  );
  const isAlone = round.gameType === 'stopwatch' && partner === undefined;
  if (isHidden || lacksBase || isAlone) {
    if (status === 'aborted' && told.json) say(`it was played to its end, but is ${because}`);
  } else if (status !== 'ok') say(`it is ${because}`);
}

function comparePlayer(compared: Compared, player: PlayerTruth, own: readonly ExportRow[]): void {
  const { round, told, fed, proof } = compared;
  const row = own.find(
    (each) => each['guid'] === player.guid8 && (!player.isBot || each['rawName'] === player.name),
  );
  const say = (text: string): void =>
    compared.say(`${player.name} (${player.base}, ${String(row?.['mode'])}): ${text}`);
  if (row === undefined) {
    say('no row');
    return;
  }
  proof.rows++;
  if (row['rawName'] !== player.name) say(`is called ${String(row['rawName'])}`);
  if (row['mode'] === 'from_log') {
    compareDone(compared, player, row, say);
    return;
  }
  // If a round is missing that others continue, players who joined after it look like them.
  const isLost = round.players.some(
    ({ base, baseRound }) => base === 'hiddenPartial' || (base === 'partial' && !fed.has(baseRound ?? 0)),
  );
  const isBaseFed =
    player.baseRound === null
      ? player.base === 'zero' && (!isLost || player.rounds === 0)
      : fed.has(player.baseRound);
  const isPartial = player.base === 'partial' || player.base === 'hiddenPartial';
  const isCut = round.ending !== 'intermission';
  const mayLack = !isBaseFed && !isPartial && player.base !== 'zero';
  const note = (name: string, is: unknown, was: unknown, mayBeNull: boolean): void => {
    if (is === null ? !mayBeNull : is !== was) say(`${name} is ${String(is)}, not ${String(was)}`);
  };
  for (const name of [...DAMAGE, ...SUMS]) note(name, row[name], player.values[name], mayLack);
  // A player who joined between two rounds looks like one without a line in the first.
  const isUnsure =
    isPartial || player.base === 'zero' ? round.gameType === 'lms' && row['mode'] === 'partial' : false;
  for (const name of ROOTS) note(name, row[name], player.values[name], !isBaseFed || isCut || isUnsure);
  const columns: ReadonlySet<string> = new Set(COLUMNS[round.layout]);
  const isTab = told.tab && player.hasLine;
  for (const name of SCRIPT) {
    const isTold = isTab && columns.has(name);
    note(name, row[name], player.values[name], !isTold || mayLack);
    if (!isTold && row[name] !== null)
      say(`${name} is ${JSON.stringify(row[name])}, and no document tells it`);
  }
  note('xp', row['xp'], player.values.xp, mayLack || round.gameType !== 'stopwatch');
  if (!mayLack || row['kills'] !== null) note('weapons', weaponsOf(row), trueWeapons(player), false);
  // Minutes continue too, and only text files contain them.
  const isBaseTimed = player.baseRound === null || fed.get(player.baseRound)?.tab === true;
  const mayBeNull = !isTab || !isBaseFed || !isBaseTimed || isCut || isUnsure;
  compareTime({ ...compared, player, row, mayBeNull, say });
}

function weaponsOf(row: ExportRow): string {
  return JSON.stringify(Object.entries(row['weapons'] ?? {}).toSorted(byName));
}

function trueWeapons({ weapons }: PlayerTruth): string {
  const used = Object.entries(weapons).map(([key, { hits, shots, kills, deaths, headshots }]) => {
    return [key, [hits, shots, kills, deaths, headshots]] as const;
  });
  return JSON.stringify(used.filter(([, tuple]) => tuple.some((part) => part > 0)).toSorted(byName));
}

function byName([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number {
  return a < b ? -1 : Number(a > b);
}

type Timed = Compared & {
  readonly player: PlayerTruth;
  readonly row: ExportRow;
  readonly mayBeNull: boolean;
};

function compareTime({ round, told, player, row, mayBeNull, proof, say, row: { timeS } }: Timed): void {
  const trueMs = player.values.timeMs;
  const missedMs = round.durationMs - trueMs;
  const isThere = missedMs <= THERE_MS && player.flags.length === 0 && player.team !== 'spectator';
  // A player who dies early in last man standing has no later events.
  const isShown = round.log === 'all' && round.ending === 'intermission' && round.gameType !== 'lms';
  if (told.json && !told.tab && isThere && isShown) {
    proof.throughout++;
    if (timeS !== null) proof.timed++;
  }
  for (const name of ['dpm', 'aliveS'] as const)
    if (timeS === null && row[name] !== null) say(`${name} is ${JSON.stringify(row[name])} without a time`);
  if (timeS === null) {
    if (!mayBeNull && !player.flags.includes('hiddenClock')) say('no time');
    return;
  }
  if (round.ending !== 'intermission' || player.flags.includes('hiddenClock')) return;
  const mayBeOffMs = missedMs <= NEARLY_ALL_MS ? NEARLY_ALL_MS : TIME_OFF_MS;
  if (Math.abs(Number(timeS) * 1000 - trueMs) > mayBeOffMs)
    say(`played ${Number(timeS)} s, not ${trueMs / 1000} (${String(row['mode'])})`);
}

/** Numbers that only the event log contains: everything a player did, over all connections. */
function compareDone(
  { round, row: roundRow }: Compared,
  player: PlayerTruth,
  row: ExportRow,
  say: (text: string) => void,
): void {
  const done = round.events?.done[player.guid];
  const note = (name: string, is: unknown, was: unknown): void => {
    if (is !== was) say(`${name} is ${String(is)}, not ${String(was)} (log ${String(roundRow['log'])})`);
  };
  for (const name of ['shots', 'headshots', 'gibs', 'teamGibs']) note(name, row[name], null);
  const tellsDamage = round.log === 'all';
  for (const name of ['kills', 'deaths', 'teamKills', 'selfKills'] as const)
    note(name, row[name], done?.[name] ?? 0);
  for (const name of DAMAGE) note(name, row[name], tellsDamage ? (done?.[name] ?? 0) : null);
  if (round.gameType === 'stopwatch') note('xp', row['xp'], player.values.xp);
  const weapons = new Map(Object.entries(row['weapons'] ?? {}));
  let hits = 0;
  for (const [key, one] of Object.entries(done?.weapons ?? {})) {
    hits += one.hits;
    const tuple = (told: number | null): string => JSON.stringify([told, null, one.kills, one.deaths, null]);
    const isUntold = !tellsDamage || (key === 'SYRINGE' && !round.logsRevives);
    const is = JSON.stringify(weapons.get(key) ?? [isUntold ? null : 0, null, 0, 0, null]);
    if (!isUntold || is !== tuple(null)) note(key, is, tuple(one.hits));
    weapons.delete(key);
  }
  // Who could have used a syringe may have.
  const tellsRevives = tellsDamage && round.logsRevives;
  if (JSON.stringify(weapons.get('SYRINGE')) === '[null,null,0,0,null]' && !tellsRevives)
    weapons.delete('SYRINGE');
  note('weapons', JSON.stringify([...weapons]), '[]');
  if (row['hits'] !== null || tellsRevives) note('hits', row['hits'], hits);
}
