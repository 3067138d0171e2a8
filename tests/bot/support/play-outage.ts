// A database that goes while people ask, and comes back.
import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import { expect, onTestFinished } from 'vitest';
import { connect } from '../../../database/connect.ts';
import type { FakeDiscord } from '../../support/fake-discord/fake-discord.ts';
import type { FakeInteraction } from '../../support/fake-discord/fake-interaction.ts';
import { readText } from '../../support/fake-discord/read-message.ts';
import { importFiles } from '../../support/import-files.ts';
import { createTestDatabase, type TestDatabase } from '../../support/test-database.ts';
import { startWorld } from './bot-world.ts';
import { eveningFiles } from './evenings.ts';

const PAUSE_MS = 4000;

/**
 * People ask, press and type all along: each is told in a sentence, once, and all is well as soon as it is back.
 *
 * @param outside another database on the same server, from where the outage is made.
 */
export async function playOutage(outside: TestDatabase, outageMs: number): Promise<void> {
  const own = await createTestDatabase();
  onTestFinished(async () => own.close());
  await importFiles(own.db, eveningFiles({ players: 20 }));
  const connection = await connect({ databaseUrl: own.databaseUrl, home: '/nonexistent', maxConnections: 2 });
  onTestFinished(async () => connection.close());
  const { fake, bot } = await startWorld({ ...own, db: connection.db });
  const board = await fake.waitForFinal(fake.people.slash('top', { stat: 'kills' }));

  const name = new URL(own.databaseUrl).pathname.slice(1);
  await sql.raw(`alter database ${name} allow_connections false`).execute(outside.db);
  await sql`select pg_terminate_backend(pid) from pg_stat_activity where datname = ${name}`.execute(
    outside.db,
  );
  const asked: FakeInteraction[] = [];
  for (const end = Date.now() + outageMs; ;) {
    asked.push(...(await askAll(fake, board)));
    expect(bot.status().state).toBe('online');
    const left = end - Date.now();
    if (left <= 0) break;
    await sleep(Math.min(left, PAUSE_MS));
  }

  await sql.raw(`alter database ${name} allow_connections true`).execute(outside.db);
  const answer = await fake.waitForFinal(fake.people.slash('sessions'), { timeout: 10_000 });
  expect(readText(answer)).toContain('20 players');
  const turned = await fake.waitForFinal(fake.people.click(board, /!next$/), { timeout: 10_000 });
  expect(turned.id).toBe(board.id);
  // Nothing that was told during the outage is told again after it.
  expect(asked.map(({ followUps }) => followUps.length)).toEqual(asked.map(() => 1));
  expect(fake.messagesIn(board.channelId).filter(({ onlyFor }) => onlyFor === undefined)).toHaveLength(2);
  expect(fake.problems).toEqual([]);
}

/** A command and a press, each of which is told what is wrong; typing offers nothing meanwhile. */
async function askAll(
  fake: FakeDiscord,
  board: Parameters<FakeDiscord['people']['click']>[0],
): Promise<FakeInteraction[]> {
  const asked = [fake.people.slash('sessions'), fake.people.click(board, /!next$/)];
  for (const one of asked) {
    await expect.poll(() => one.followUps.length, { timeout: 20_000 }).toBe(1);
    const said = one.followUps.map(readText).join();
    expect(said).toContain('The database does not answer');
    expect(said).toMatch(/incident [0-9a-f]{8}/);
  }
  const typed = await fake.waitForReply(fake.people.autocomplete('player', { player: 'x' }));
  expect(typed.choices).toEqual([]);
  return asked;
}
