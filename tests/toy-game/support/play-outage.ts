// A database that becomes unreachable while people ask, and returns.
import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import { expect, onTestFinished } from 'vitest';
import { connect } from '../../../database/connect.ts';
import type { FakeDiscord } from '../../support/fake-discord/fake-discord.ts';
import type { FakeInteraction } from '../../support/fake-discord/interactions/fake-interaction.ts';
import { readText } from '../../support/fake-discord/read-message.ts';
import type { TestDatabase } from '../../support/database/test-database.ts';
import { CONTESTS } from '../../support/toy-game/contests.ts';
import { openToyDatabase } from '../../support/toy-game/open-toy-database.ts';
import { openToyWorld } from './open-toy-world.ts';

const PAUSE_MS = 4000;

/**
 * People ask, press and type meanwhile: each gets one error message, and every request works again after the outage.
 *
 * @param outside another database on the same server, through which the outage is made.
 */
export async function playOutage(outside: TestDatabase, outageMs: number): Promise<void> {
  const own = await openToyDatabase(CONTESTS);
  onTestFinished(async () => own.close());
  const connection = await connect({ databaseUrl: own.databaseUrl, home: '/nonexistent', maxConnections: 2 });
  onTestFinished(async () => connection.close());
  const { fake, bot } = await openToyWorld(connection.db);
  const board = await fake.waitForFinal(fake.people.slash('skim-top', { stat: 'skips_per_throw' }));

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
  const answer = await fake.waitForFinal(fake.people.slash('skim-contest'), { timeout: 10_000 });
  expect(readText(answer)).toContain('mill pond');
  const turned = await fake.waitForFinal(fake.people.click(board, /^skimtop1:total_skips/), {
    timeout: 10_000,
  });
  expect(turned.id).toBe(board.id);
  // No error message is repeated after the outage.
  expect(asked.map(({ followUps }) => followUps.length)).toEqual(asked.map(() => 1));
  expect(fake.messagesIn(board.channelId).filter(({ onlyFor }) => onlyFor === undefined)).toHaveLength(2);
  expect(fake.problems).toEqual([]);
}

/** A command and a press, each answered with the error; completion offers nothing meanwhile. */
async function askAll(
  fake: FakeDiscord,
  board: Parameters<FakeDiscord['people']['click']>[0],
): Promise<FakeInteraction[]> {
  const asked = [fake.people.slash('skim-contest'), fake.people.click(board, /^skimtop1:total_skips/)];
  for (const one of asked) {
    await expect.poll(() => one.followUps.length, { timeout: 20_000 }).toBe(1);
    const said = one.followUps.map(readText).join();
    expect(said).toContain('The database does not answer');
    expect(said).toMatch(/incident [0-9a-f]{8}/);
  }
  const typed = await fake.waitForReply(fake.people.autocomplete('skim-card', { player: 'a' }));
  expect(typed.choices).toEqual([]);
  return asked;
}
