// Evenings whose first round has no known length: its end is not its start.
import { afterAll, beforeAll, expect, test as it } from 'vitest';
import { buildOpenerReply } from '../../../../bot/etlegacy/replies/recap/opener-reply.ts';
import { buildRecapReply } from '../../../../bot/etlegacy/replies/recap/recap-reply.ts';
import { openNameBook } from '../../../../bot/etlegacy/pictures/from-stats/name-book.ts';
import { formatRecap } from '../../../../cli/etlegacy/recap-text/format-recap.ts';
import { simulateEvenings } from '../../../../simulator/etlegacy/simulate-evenings.ts';
import { fetchSessionRecap } from '../../../../stats/etlegacy/recap/fetch-session-recap.ts';
import { fetchSessionPage } from '../../../../stats/etlegacy/sessions/fetch-sessions.ts';
import { createTestDatabase, type TestDatabase } from '../../../support/database/test-database.ts';
import { rowsOf } from '../../../support/etlegacy/import-files.ts';
import { importFiles } from '../../../support/proof/import-files.ts';

let test: TestDatabase;
/** When the first round really began, in seconds. */
let began = 0;

beforeAll(async () => {
  test = await createTestDatabase();
  const options = { gameType: 'campaign', format: 'json', script: '2.6.0', maps: 6, teamSize: 3 } as const;
  const [evening] = simulateEvenings({ seed: 2, evenings: 1, options: { ...options, plain: true } });
  const from = evening?.rounds.findIndex(({ outcome }) => outcome === 'objective') ?? -1;
  if (evening === undefined || from < 0) throw new Error('nobody attacked');
  const documents = evening.documents.slice(from);
  for (const [key, cut] of [
    ['told', []],
    ['untold', ['round_start_unix', 'round_start']],
  ] as const)
    await importFiles(
      test.db,
      { key, zone: evening.zone },
      documents.map(({ name, push }) => ({ name, bytes: withoutLog(push, cut) })),
    );
  began = Number(infoOf(documents[0]?.push ?? new Uint8Array())['round_start_unix']);
});

afterAll(async () => {
  await test.close();
});

type Info = Record<string, unknown>;

function parse(push: Uint8Array): Info & { round_info: Info } {
  return JSON.parse(Buffer.from(push).toString('latin1'));
}

function infoOf(push: Uint8Array): Info {
  return parse(push).round_info;
}

/** Without a log nobody knows whether a round was paused, so a round that was won has no length. */
function withoutLog(push: Uint8Array, cut: readonly string[]): Uint8Array {
  const { gamelog: _, round_info: info, ...rest } = parse(push);
  const kept = Object.fromEntries(Object.entries(info).filter(([key]) => !cut.includes(key)));
  return Buffer.from(JSON.stringify({ ...rest, round_info: kept }), 'latin1');
}

async function facesOf(server: string) {
  const [line] = await fetchSessionPage(test.db, [server], { after: null, limit: 5 });
  if (line === undefined) throw new Error(`no evening of ${server}`);
  const recap = await fetchSessionRecap(test.db, line.sessionId);
  if (recap === undefined) throw new Error(`no recap of ${server}`);
  expect(recap.rounds[0]?.durationS).toBeNull();
  const wording = { locale: 'en', mention: (command: string) => `/${command}`, hasPictures: true };
  const evening = { recap, weaponKills: [], names: openNameBook(new Map()), matrix: null };
  return {
    line,
    recap,
    exported: (await rowsOf(test.db, 'sessions', server)).map(({ startedAt }) => startedAt),
    reply: JSON.stringify(buildRecapReply(evening, 'overview', wording)),
    opener: JSON.stringify(buildOpenerReply(recap, wording)),
    text: formatRecap(recap, { paint: (_style, text) => text, width: 100 }),
  };
}

it('an evening starts when its first document says so', async () => {
  const { line, recap, exported, reply, opener } = await facesOf('told');
  const start = recap.startedAt?.getTime() ?? 0;
  expect(Math.abs(start / 1000 - began)).toBeLessThan(1);
  expect([line.startedAt, line.firstKnownAt]).toEqual([recap.startedAt, recap.startedAt]);
  expect(exported).toEqual([recap.startedAt?.toISOString()]);
  expect(reply).toContain(`<t:${Math.floor(start / 1000)}:t> to `);
  expect(opener).toContain(`since <t:${Math.floor(start / 1000)}:t>`);
});

it('without that, faces say only when it ended', async () => {
  const { line, recap, exported, reply, opener, text } = await facesOf('untold');
  const firstEnd = recap.rounds[0]?.endedAt;
  expect([recap.startedAt, line.startedAt, exported]).toEqual([null, null, [null]]);
  expect(line.firstKnownAt).toEqual(firstEnd);
  expect(reply).toContain(`ended <t:${Math.floor(recap.endedAt.getTime() / 1000)}:t>`);
  for (const said of [reply, opener]) {
    expect(said).not.toContain(`<t:${Math.floor((firstEnd?.getTime() ?? 0) / 1000)}:t>`);
    expect(said).not.toContain('since ');
  }
  expect(String(text)).toContain('ended ');
});
