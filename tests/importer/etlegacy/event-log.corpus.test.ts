// The event logs of genuine scripts compared with the truth: every kill, all damage, presence, and derived numbers.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { formatId } from '../../../core/public-id.ts';
import { fetchFindings } from '../../../stats/etlegacy/health/fetch-findings.ts';
import { fetchRoundMatrix } from '../../../stats/etlegacy/logs/fetch-round-matrix.ts';
import type { ExportRow } from '../../../stats/game-exports.ts';
import {
  documentsNote,
  type DocumentsTruth,
  type Evening,
  hasDocuments,
  listEvenings,
  readEvening,
} from '../../support/etlegacy/documents-corpus.ts';
import { importFiles, rowsOf } from '../../support/etlegacy/import-files.ts';
import type { TestFile } from '../../support/etlegacy/round-file.ts';
import { createTestDatabase, type TestDatabase } from '../../support/database/test-database.ts';

type TrueRound = DocumentsTruth['rounds'][number];

/** Evenings whose script keeps an event log; the log of the last has deaths only. */
const LOGGED = [
  'etlegacy-gametypes/5-objective-json',
  'etlegacy-json/1-tab-and-json',
  'etlegacy-json/2-json-gather',
  'etlegacy-json/3-web-1.2.7',
  'etlegacy-json/6-json-no-tab-no-answer',
  'etlegacy-json/7-json-lost-round',
];

describe.skipIf(!hasDocuments)(`event logs of genuine scripts${documentsNote}`, () => {
  let test: TestDatabase;
  beforeAll(async () => {
    test = await createTestDatabase();
    for (const name of LOGGED) {
      const evening = readEvening(name);
      await importFiles(test.db, [...evening.json, ...evening.tab], options(evening));
    }
  });
  afterAll(() => test.close());

  it('exist for exactly these rounds', () => {
    const others = listEvenings().filter((name) => !LOGGED.includes(name));
    for (const name of others)
      for (const { body } of readEvening(name).json)
        expect(Buffer.from(body).toString('latin1')).not.toMatch(/"gamelog"\s*:\s*\[\s*\{/);
  });

  it.each(LOGGED)('contain every kill, revive and hit point of %s', async (name) => {
    const evening = readEvening(name);
    const { server } = options(evening);
    const rounds = await rowsOf(test.db, 'rounds', server);
    const events = Map.groupBy(await rowsOf(test.db, 'events', server), (row) => row['roundId']);
    const duels = Map.groupBy(await rowsOf(test.db, 'duels', server), (row) => row['roundId']);
    for (const { round, row } of withRows(evening, rounds)) {
      const isPartial = round.players.some(
        ({ connections, flags }) => connections > 1 || flags.includes('left_in_round'),
      );
      expect([row['file'], row['log']]).toEqual([row['file'], isPartial ? 'short' : 'whole']);
      const own = events.get(row['id']) ?? [];
      expect(of(own, 'kill')).toEqual(round.events.kills.map(toTruth));
      if (name !== LOGGED[3]) {
        expect(of(own, 'revive').map(([at, who, whom]) => [at, who, whom])).toEqual(
          row['hostName'] === 'café ^/et'
            ? []
            : round.events.revives.map((event) => toTruth(event).slice(0, 3)),
        );
        expect(matrixOf(duels.get(row['id']) ?? [], 'damage')).toEqual(trueDamage(round));
      }
      expect(matrixOf(duels.get(row['id']) ?? [], 'kills')).toEqual(killsByPair(round));
    }
  });

  it.each(LOGGED)('give %s a matrix whose sums are those of the scoreboard', async (name) => {
    const { server } = options(readEvening(name));
    const lines = await rowsOf(test.db, 'player-rounds', server);
    const stored = await test.db
      .selectFrom('etlegacy.rounds')
      .select(['id', 'log'])
      .where('server_key', '=', server)
      .execute();
    const deadOf = (table: ReadonlyMap<string, number[]>, key: string) => table.get(key) ?? [0, 0, 0];
    let compared = 0;
    for (const { id, log } of stored) {
      const matrix = await fetchRoundMatrix(test.db, { id, serverKey: server }, true);
      expect(matrix === null).toBe(log === null || log === 'broken');
      // For a player who left, the last sample has less than the log.
      if (matrix === null || log === 'short') continue;
      const rows = new Map(
        matrix.players.map(({ key, kills, deaths, ownDeaths }) => [key, [kills, deaths, ownDeaths]]),
      );
      for (const line of lines.filter(
        (each) => each['roundId'] === formatId(id) && each['mode'] !== 'spectator',
      )) {
        compared++;
        expect([line['name'], ...deadOf(rows, String(line['guid'])).slice(0, 2)]).toEqual([
          line['name'],
          line['kills'],
          line['deaths'],
        ]);
      }
    }
    expect(compared).toBeGreaterThan(10);
  });

  it('give the playing time of nearly every player who was there throughout', async () => {
    let there = 0;
    let told = 0;
    for (const name of LOGGED.filter((each) => !each.endsWith('1-tab-and-json'))) {
      const evening = readEvening(name);
      const { server } = options(evening);
      const players = await rowsOf(test.db, 'player-rounds', server);
      for (const { round, row } of withRows(evening, await rowsOf(test.db, 'rounds', server))) {
        for (const each of players.filter((player) => player['roundId'] === row['id'])) {
          const player = round.players.find(({ guid8 }) => guid8 === each['guid']);
          const ms = Number(player?.real?.['time_ms']);
          const isThere = ms >= round.clock_ms - 3_000;
          there += Number(isThere);
          told += Number(isThere && each['timeS'] !== null);
          if (each['timeS'] !== null) expect(Math.abs(Number(each['timeS']) * 1000 - ms)).toBeLessThan(3_000);
        }
      }
    }
    expect(there).toBeGreaterThan(100);
    expect(told / there).toBeGreaterThanOrEqual(0.8);
  });

  it('give classes their time, and the sprees and multi kills that the script counts', async () => {
    const { db } = test;
    let players = 0;
    let otherSprees = 0;
    for (const name of LOGGED.filter((each) => each !== LOGGED[3])) {
      const evening = readEvening(name);
      const { server } = options(evening);
      for (const { round, row } of withRows(evening, await rowsOf(db, 'rounds', server))) {
        const facts = await db
          .selectFrom('etlegacy.player_logs as l')
          .innerJoin('etlegacy.rounds as r', 'r.id', 'l.round_id')
          .selectAll('l')
          .where('r.file', '=', String(row['file']))
          .where('r.server_key', '=', server)
          .execute();
        for (const fact of facts) {
          const player = round.players.find(({ guid8 }) => guid8 === fact.player_key);
          if (!player?.real || player.connections > 1 || player.flags.includes('left_in_round')) continue;
          const { real } = player;
          const wanted: Record<string, number> = round.events.class_ms[player.guid] ?? {};
          for (const [key, ms] of Object.entries(CLASS_MS.parse(fact.class_ms)))
            expect([key, Math.abs(ms - (wanted[key] ?? 0)) < 5_000]).toEqual([key, true]);
          const lostSpree = player.flags.includes('running_spree_lost_at_surrender');
          const counted = ['multi2', 'multi3', 'multi4', 'multi5', 'multi6'] as const;
          players++;
          // The script and the log order a suicide and a kill by the same explosion differently.
          otherSprees += Number(fact.death_spree !== real['death_spree']);
          expect([player.name, ...counted.map((each) => fact[each])]).toEqual([
            player.name,
            ...counted.map((each) => real[each]),
          ]);
          if (!lostSpree) otherSprees += Number(fact.killing_spree !== real['killing_spree']);
        }
      }
    }
    expect(players).toBeGreaterThan(140);
    expect(otherSprees).toBeLessThanOrEqual(4);
  });
});

describe.skipIf(!hasDocuments)(`a changed event log${documentsNote}`, () => {
  let test: TestDatabase;
  beforeAll(async () => {
    test = await createTestDatabase();
  });
  afterAll(() => test.close());

  type Entry = Record<string, unknown>;
  const KILL = (entry: Entry): boolean => entry['label'] === 'kill';
  const HIT = (entry: Entry): boolean =>
    entry['label'] === 'damage' && typeof entry['killer'] === 'string' && Number(entry['victim_health']) > 50;
  const CHANGES: Record<string, (log: Entry[]) => Entry[]> = {
    'a kill is missing': (log) => log.toSpliced(log.findIndex(KILL), 1),
    'a kill stands there twice': (log) =>
      log.flatMap((entry, at) => (at === log.findIndex(KILL) ? [entry, entry] : [entry])),
    'the last kill stands there twice': (log) =>
      log.flatMap((entry, at) => (at === log.findLastIndex(KILL) ? [entry, { ...entry }] : [entry])),
    'a kill went to another player': (log) => moveFirst(log, KILL),
    'a hit is missing': (log) => log.toSpliced(log.findIndex(HIT), 1),
    'a hit stands there twice': (log) =>
      log.flatMap((entry, at) => (at === log.findIndex(HIT) ? [entry, entry] : [entry])),
    'a hit went to another player': (log) => moveFirst(log, HIT),
    'a revive is missing': (log) =>
      log.toSpliced(
        log.findIndex((entry) => entry['label'] === 'revive'),
        1,
      ),
    'a suicide is missing': (log) =>
      log.toSpliced(
        log.findIndex((entry) => entry['label'] === 'suicide'),
        1,
      ),
    'its end is missing': (log) => log.filter((entry) => entry['label'] !== 'round_end'),
  };

  it.each(Object.entries(CHANGES))('is detected and not shown: %s', async (what, change) => {
    const { json } = readEvening('etlegacy-json/2-json-gather');
    const server = what.replaceAll(' ', '-');
    const files = json.slice(0, 2).map((file, at) => (at === 0 ? changeLog(file, change) : file));
    await importFiles(test.db, files, { server });
    const rounds = await rowsOf(test.db, 'rounds', server);
    expect(rounds.map((row) => [row['status'], row['log']])).toEqual([
      ['ok', 'broken'],
      ['ok', 'whole'],
    ]);
    for (const kind of ['events', 'duels'] as const) {
      const rows = await rowsOf(test.db, kind, server);
      expect(new Set(rows.map((row) => row['roundId']))).toEqual(new Set([rounds[1]?.['id']]));
    }
    const findings = (await fetchFindings(test.db)).filter((finding) => finding.server === server);
    expect(findings).toMatchObject([{ kind: 'broken_log', file: rounds[0]?.['file'] }]);
  });
});

function moveFirst(
  log: Record<string, unknown>[],
  isIt: (entry: Record<string, unknown>) => boolean,
): Record<string, unknown>[] {
  const at = log.findIndex(isIt);
  const own = log[at];
  const other = log.find(
    (entry) =>
      entry['label'] === 'kill' && entry['killer'] !== own?.['killer'] && entry['victim'] !== own?.['victim'],
  );
  return log.with(at, { ...own, killer: other?.['killer'] });
}

const CLASS_MS = z.record(z.string(), z.number());
const LOGGED_DOCUMENT = z.looseObject({ gamelog: z.array(z.record(z.string(), z.unknown())) });

function changeLog({ name, body }: TestFile, change: (log: Record<string, unknown>[]) => unknown): TestFile {
  const value = LOGGED_DOCUMENT.parse(JSON.parse(Buffer.from(body).toString()));
  return { name, body: Buffer.from(JSON.stringify({ ...value, gamelog: change(value.gamelog) })) };
}

function options({ name, truth }: Evening) {
  return { server: name.replaceAll(/\W/g, '-'), zone: truth.zone };
}

/** Returns the rounds with a JSON document, and their rows. */
function withRows(evening: Evening, rounds: readonly ExportRow[]) {
  return evening.truth.rounds
    .filter(({ json }) => json !== null)
    .map((round) => {
      const row = rounds.find((each) => Date.parse(String(each['endedAt'])) / 1000 === round.saved_utc);
      if (row === undefined) throw new Error(`No round at ${round.saved_utc}`);
      return { round, row };
    });
}

function byName([a]: readonly [string, number], [b]: readonly [string, number]): number {
  return a < b ? -1 : Number(a > b);
}

function of(events: readonly ExportRow[], kind: string): unknown[][] {
  return events
    .filter((row) => row['kind'] === kind)
    .map((row) => [row['atMs'], row['player'], row['victim'], row['mod']]);
}

function toTruth([at, who, whom, mod]: readonly unknown[]): unknown[] {
  return [at, String(who).slice(0, 8), String(whom).slice(0, 8), mod];
}

function matrixOf(duels: readonly ExportRow[], column: 'kills' | 'damage'): Record<string, number> {
  return Object.fromEntries(
    duels
      .filter((row) => Number(row[column]) > 0)
      .map((row) => [`${String(row['player'])} ${String(row['victim'])}`, Number(row[column])] as const)
      .toSorted(byName),
  );
}

function killsByPair({ events }: TrueRound): Record<string, number> {
  const pairs = Map.groupBy(events.kills.map(toTruth), ([, who, whom]) => `${String(who)} ${String(whom)}`);
  return Object.fromEntries(
    [...pairs].map(([pair, kills]) => [pair, kills.length] as const).toSorted(byName),
  );
}

function trueDamage({ events, players }: TrueRound): Record<string, number> {
  const sides = new Map(players.map((player) => [player.guid, player.raw?.['team']]));
  return Object.fromEntries(
    Object.entries(events.damage)
      .flatMap(([giver, taken]) =>
        Object.entries(taken).map(([taker, damage]) => [giver, taker, damage] as const),
      )
      .filter(([giver, taker]) => giver !== taker && sides.get(giver) !== sides.get(taker))
      .map(([giver, taker, damage]) => [`${giver.slice(0, 8)} ${taker.slice(0, 8)}`, damage] as const)
      .toSorted(byName),
  );
}
