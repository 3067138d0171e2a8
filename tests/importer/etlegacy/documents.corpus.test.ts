// Every evening imported as text files, dumps, pushed bodies and all together: each true round once, no wrong number.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ExportRow } from '../../../stats/game-exports.ts';
import { camelCase } from '../../parsers/etlegacy/corpus.ts';
import {
  documentsNote,
  type DocumentsTruth,
  type Evening,
  hasDocuments,
  listEvenings,
  readEvening,
} from '../../support/etlegacy/documents-corpus.ts';
import { importFiles, rowsOf } from '../../support/etlegacy/import-files.ts';
import { createTestDatabase, type TestDatabase } from '../../support/database/test-database.ts';

type TrueRound = DocumentsTruth['rounds'][number];
type TruePlayer = TrueRound['players'][number];

const WAYS = {
  tab: ({ tab }: Evening) => tab,
  dumps: ({ json }: Evening) => json,
  pushes: ({ push }: Evening) => push,
  all: ({ tab, json, push }: Evening) => [...push, ...tab, ...json],
} as const;
const WAY_NAMES = ['tab', 'dumps', 'pushes', 'all'] as const satisfies readonly (keyof typeof WAYS)[];
type Way = (typeof WAY_NAMES)[number];

const evenings = listEvenings().map(readEvening);
const cases = evenings.flatMap((evening) =>
  WAY_NAMES.filter((way) => WAYS[way](evening).length > 0).map((way) => ({
    evening,
    way,
    title: `${evening.name}, ${way}`,
  })),
);

/** Counters of the engine that continue over single rounds. */
const ROOTS = ['gibs', 'selfKills', 'teamKills', 'teamGibs'];
const ENGINE = [
  'damageGiven',
  'damageReceived',
  'teamDamageGiven',
  'teamDamageReceived',
  ...ROOTS,
  'kills',
  'shots',
  'hits',
  'headshots',
  'deaths',
];

const IN_NO_LOG = ['shots', 'headshots', 'gibs', 'teamGibs'];

describe.skipIf(!hasDocuments)(
  `rounds of genuine scripts, whatever documents record them${documentsNote}`,
  () => {
    let test: TestDatabase;
    beforeAll(async () => {
      test = await createTestDatabase();
    });
    afterAll(() => test.close());

    it.each(cases)('$title', async ({ evening, way }) => {
      const server = `${evening.name.replaceAll(/\W/g, '-')}-${way}`;
      await importFiles(test.db, WAYS[way](evening), { server, zone: evening.truth.zone });
      const rounds = await rowsOf(test.db, 'rounds', server);
      const players = await rowsOf(test.db, 'player-rounds', server);
      const fed = evening.truth.rounds.filter((round) => isFed(round, way));
      expect(rounds).toHaveLength(fed.length);
      const wrong = fed.flatMap((round) => {
        const row = rounds.find((each) => Date.parse(String(each['endedAt'])) / 1000 === round.saved_utc);
        if (row === undefined) return [`${round.map}: no round at ${round.saved_utc}`];
        const own = players.filter((each) => each['roundId'] === row['id']);
        return [
          ...compareRound(round, row),
          ...round.players.flatMap((each) => comparePlayer({ evening, round, player: each, own, way })),
        ].map((say) => `${round.file ?? round.json} ${say}`);
      });
      expect(wrong).toEqual([]);
    });

    it('tell no hits that a log does not contain, of a round two whose round one is lost', async () => {
      const hits: unknown[] = [];
      for (const name of ['etlegacy-json/1-tab-and-json', 'etlegacy-json/3-web-1.2.7']) {
        const { json, truth } = readEvening(name);
        const server = `${name.replaceAll(/\W/g, '-')}-alone`;
        const files = json.filter((file) => file.name.endsWith('round-2.json'));
        await importFiles(test.db, files, { server, zone: truth.zone });
        const rounds = await rowsOf(test.db, 'rounds', server);
        for (const row of await rowsOf(test.db, 'player-rounds', server)) {
          if (row['mode'] !== 'from_log') continue;
          const round = rounds.find(({ id }) => id === row['roundId']);
          const origin = truth.rounds.find(
            ({ saved_utc }) => saved_utc === Date.parse(String(round?.['endedAt'])) / 1000,
          );
          const player = origin?.players.find(({ guid8 }) => guid8 === row['guid']);
          expect([null, player?.real?.['hits']]).toContain(row['hits']);
          hits.push(row['hits']);
        }
      }
      expect(hits.filter((value) => value === null).length).toBeGreaterThan(5);
      expect(hits.filter((value) => value !== null).length).toBeGreaterThan(5);
    });
  },
);

function isFed(round: TrueRound, way: Way): boolean {
  const names = { tab: round.file, dumps: round.json, pushes: round.push };
  return way === 'all' ? Object.values(names).some((name) => name !== null) : names[way] !== null;
}

function compareRound(round: TrueRound, row: ExportRow): string[] {
  const wrong: string[] = [];
  const kind = round.gametype === 3 ? 'stopwatch' : 'single';
  if (row['kind'] !== kind) wrong.push(`is ${String(row['kind'])}`);
  const isHidden = round.players.some((player) => player.base === 'hidden');
  const wanted =
    round.how !== 'map_change' ? (isHidden ? ['waiting', 'orphan', 'damaged'] : ['ok']) : ['aborted'];
  if (!wanted.includes(String(row['status'])))
    wrong.push(`${String(row['status'])}: ${String(row['statusReason'])}`);
  const seconds = row['durationS'];
  if (
    round.how === 'intermission' &&
    typeof seconds === 'number' &&
    Math.abs(seconds - round.clock_ms / 1000) > 7
  )
    wrong.push(`lasted ${seconds}, not ${round.clock_ms / 1000}`);
  return wrong;
}

type Compared = {
  readonly evening: Evening;
  readonly round: TrueRound;
  readonly player: TruePlayer;
  readonly own: readonly ExportRow[];
  readonly way: Way;
};

function comparePlayer({ evening, round, player, own, way }: Compared): string[] {
  if (!player.file || !player.raw || !player.base) return [];
  const row = own.find(
    (each) => each['guid'] === player.guid8 && (!player.bot || each['rawName'] === player.name),
  );
  if (row === undefined) return [`no row of ${player.name}`];
  const wrong: string[] = [];
  const note = (what: string, is: unknown, was: unknown, mayBeNull: boolean): void => {
    if (is === null ? !mayBeNull : is !== was)
      wrong.push(
        `${player.name} ${what}: ${String(is)}, truth ${String(was)} (${player.base}, ${String(row['mode'])})`,
      );
  };
  if (row['mode'] === 'from_log') return compareFromLog(player, row);
  if (player.raw['name'] !== row['rawName']) wrong.push(`${player.name} is called ${String(row['rawName'])}`);
  const isHidden = player.base === 'hidden';
  const lacksBase =
    player.base === 'hidden_partial' || (player.base === 'partial' && !hasBase({ evening, player, way }));
  const isCut = round.how !== 'intermission';
  const { weapons, ...values } = player.file;
  const truth: ExportRow = Object.fromEntries(
    Object.entries(values).map(([name, value]) => [camelCase(name), value]),
  );
  const sum = (part: number): number =>
    Object.values(weapons).reduce((all, each) => all + (each[part] ?? 0), 0);
  for (const name of ENGINE) {
    const was = name === 'headshots' ? sum(4) : truth[name];
    note(name, row[name], was, isHidden || ((lacksBase || isCut) && ROOTS.includes(name)));
  }
  note('xp', row['xp'], truth['xp'], isHidden || round.gametype !== 3);
  if (way === 'tab' || way === 'all') {
    const isTold = round.file !== null;
    for (const name of [
      'killingSpree',
      'headshotKills',
      'multi2',
      'timesRevived',
      'revivesGiven',
      'usefulKills',
    ])
      note(name, row[name], truth[name], !isTold);
  }
  if (!isHidden) note('weapons', JSON.stringify(row['weapons']), JSON.stringify(sorted(weapons, row)), false);
  const time = row['timeS'];
  const mayLackTime =
    round.file === null || way === 'dumps' || way === 'pushes' || isHidden || lacksBase || isCut;
  if (time === null ? !mayLackTime : Math.abs(Number(time) * 1000 - Number(values['time_ms'])) > 8_000)
    wrong.push(`${player.name} played ${String(time)}, truth ${String(values['time_ms'])} (${player.base})`);
  return wrong;
}

/** Compares numbers that only the event log gives with the truth, except those that no log contains. */
function compareFromLog(player: TruePlayer, row: ExportRow): string[] {
  if (!player.real) return [`no truth of ${player.name}`];
  const { weapons, ...values } = player.real;
  const told: ExportRow = Object.fromEntries(
    Object.entries(values).map(([name, value]) => [camelCase(name), value]),
  );
  const wrong: string[] = [];
  const note = (what: string, is: unknown, was: unknown): void => {
    if (is !== was) wrong.push(`${player.name} ${what}: ${String(is)}, truth ${String(was)} (from_log)`);
  };
  const names = ENGINE.filter((name) => !IN_NO_LOG.includes(name));
  // Without the hook of the engine a log has no revives, so hits with a syringe can be unknown.
  for (const name of names) if (name !== 'hits' || row[name] !== null) note(name, row[name], told[name]);
  for (const name of IN_NO_LOG) note(name, row[name], null);
  const isReconnected = player.connections > 1;
  note('xp', row['xp'], told['xp']);
  const proven = Object.entries(weapons)
    .map(([key, [hits = 0, , kills = 0, deaths = 0]]) => [key, [hits, null, kills, deaths, null]] as const)
    .filter(([, tuple]) => tuple.some((value) => value !== null && value > 0));
  const order = Object.keys(row['weapons'] ?? {});
  proven.sort(([a], [b]) => order.indexOf(a) - order.indexOf(b));
  note('weapons', JSON.stringify(row['weapons']), JSON.stringify(Object.fromEntries(proven)));
  const time = row['timeS'];
  const offMs = Math.abs(Number(time) * 1000 - Number(values['time_ms']));
  if (time !== null && offMs > 8_000) wrong.push(`${player.name} has ${offMs} ms too much or too few`);
  if (isReconnected && time !== null) wrong.push(`${player.name} reconnected and has a time`);
  return wrong;
}

/** Whether a document of the round that the player's counters continue was imported. */
function hasBase({ evening, player, way }: Pick<Compared, 'evening' | 'player' | 'way'>): boolean {
  const base = evening.truth.rounds.find(({ id }) => id === player.base_round);
  return base !== undefined && isFed(base, way);
}

/** Weapons in the order of the row, without those that were not used. */
function sorted(weapons: Readonly<Record<string, readonly number[]>>, row: ExportRow): unknown {
  const used = Object.entries(weapons).filter(([, tuple]) => tuple.some((value) => value > 0));
  const order = Object.keys(row['weapons'] ?? {});
  return Object.fromEntries(
    used
      .map(([key, tuple]) => [key, tuple.map((value) => Math.max(0, value))] as const)
      .toSorted(([a], [b]) => order.indexOf(a) - order.indexOf(b)),
  );
}
