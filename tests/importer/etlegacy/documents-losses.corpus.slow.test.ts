// Evenings of genuine scripts of which some documents are lost, in random mixes: each round once, and no number wrong.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { forgetServer } from '../../../importer/etlegacy/servers/forget-server.ts';
import { createRandom, type Random } from '../../../simulator/etlegacy/random.ts';
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
import type { TestFile } from '../../support/etlegacy/round-file.ts';

type TrueRound = DocumentsTruth['rounds'][number];
type TruePlayer = TrueRound['players'][number];

const TIMES = 12;
const KEPT = [0.4, 0.6, 0.9] as const;
const NUMBERS = [
  'damageGiven',
  'damageReceived',
  'teamDamageGiven',
  'teamDamageReceived',
  'gibs',
  'selfKills',
  'teamKills',
  'teamGibs',
  'kills',
  'shots',
  'hits',
  'deaths',
  'xp',
];
/** Printed minutes, and some seconds that nobody can see missing. */
const TIME_OFF_S = 12.5;
const LENGTH_OFF_S = 7;

describe.skipIf(!hasDocuments)(`evenings of genuine scripts with lost documents${documentsNote}`, () => {
  let test: TestDatabase;
  beforeAll(async () => {
    test = await createTestDatabase();
  });
  afterAll(() => test.close());

  it.each(listEvenings())('%s', async (name) => {
    const evening = readEvening(name);
    const wrong: string[] = [];
    let rows = 0;
    for (let time = 0; time < TIMES; time++) {
      const fed = loseSome(evening, createRandom(name.length, time));
      await importFiles(test.db, [...fed.values()].flat(), { zone: evening.truth.zone });
      const rounds = await rowsOf(test.db, 'rounds');
      const players = await rowsOf(test.db, 'player-rounds');
      await forgetServer(test.db, 'default');
      rows += players.length;
      const documents = [...fed].map(([{ id }, { length }]) => `${id}x${length}`).join(' ');
      if (rounds.length !== fed.size) wrong.push(`${documents}: ${rounds.length} rounds`);
      for (const round of fed.keys())
        wrong.push(...compare(round, rounds, players).map((text) => `${documents}: ${text}`));
    }
    expect(wrong).toEqual([]);
    expect(rows).toBeGreaterThan(0);
  });
});

/** The documents of each round that has any left. */
function loseSome({ truth, tab, json, push }: Evening, random: Random): Map<TrueRound, TestFile[]> {
  const share = random.pick(KEPT);
  const kept = truth.rounds.map((round) => {
    const named = [
      tab.find((file) => file.name === round.file),
      json.find((file) => file.name === round.json),
      push.find((file) => file.name === round.push),
    ];
    return [round, named.filter((file) => file !== undefined && random.chance(share))] as const;
  });
  return new Map(
    kept.flatMap(([round, files]) => {
      const told = files.filter((file) => file !== undefined);
      return told.length === 0 ? [] : [[round, told] as const];
    }),
  );
}

function compare(round: TrueRound, rounds: readonly ExportRow[], players: readonly ExportRow[]): string[] {
  const row = rounds.find((each) => Date.parse(String(each['endedAt'])) / 1000 === round.saved_utc);
  if (row === undefined) return [`no round ${round.id}`];
  const lengthS = row['durationS'];
  const isOff =
    round.how === 'intermission' &&
    lengthS !== null &&
    Math.abs(Number(lengthS) - round.clock_ms / 1000) > LENGTH_OFF_S;
  const own = players.filter((each) => each['roundId'] === row['id']);
  return [
    ...(isOff ? [`round ${round.id} lasted ${Number(lengthS)} s, not ${round.clock_ms / 1000}`] : []),
    ...round.players.flatMap((player) =>
      comparePlayer(player, own, round).map((text) => `round ${round.id}, ${player.name}: ${text}`),
    ),
  ];
}

function comparePlayer(player: TruePlayer, own: readonly ExportRow[], round: TrueRound): string[] {
  const row = own.find(
    (each) => each['guid'] === player.guid8 && (!player.bot || each['rawName'] === player.name),
  );
  // After a reconnect the log has all of the round, the counters only the last connection.
  const values = row?.['mode'] === 'from_log' ? player.real : player.file;
  if (row === undefined || !values || !player.raw) return [];
  const truth: ExportRow = Object.fromEntries(
    Object.entries(values).map(([name, value]) => [camelCase(name), value]),
  );
  const wrong = NUMBERS.filter((name) => row[name] !== null && row[name] !== truth[name]).map(
    (name) => `${name} is ${String(row[name])}, not ${String(truth[name])} (${String(row['mode'])})`,
  );
  const timeS = row['timeS'];
  const isOff = timeS !== null && Math.abs(Number(timeS) - Number(truth['timeMs']) / 1000) > TIME_OFF_S;
  return isOff && round.how === 'intermission' ? [...wrong, `played ${Number(timeS)} s`] : wrong;
}
