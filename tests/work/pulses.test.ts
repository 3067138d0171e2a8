import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { beatBackup, Pulses } from '../../work/pulses.ts';
import { type Config, readConfig } from '../../core/config.ts';
import { fetchPulses } from '../../stats/health/fetch-pulses.ts';
import { quietLog } from '../support/quiet-log.ts';
import { createTestDatabase, type TestDatabase } from '../support/database/test-database.ts';
import { waitUntil } from '../support/wait-until.ts';

const OLD = new Date('2025-01-01T00:00:00Z');
const { log } = quietLog();
let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(async () => database.close());
beforeEach(async () => {
  await database.db.deleteFrom('core.pulses').execute();
});

function configOf(env: Record<string, string>): Config {
  const result = readConfig(env, '/nonexistent');
  if (!result.ok) throw new Error(result.problems.join('; '));
  return result.config;
}

const open = (env: Record<string, string> = {}): Pulses => new Pulses(database.db, log, configOf(env));
const names = async (): Promise<string[]> => (await fetchPulses(database.db)).map(({ name }) => name);
const age = async (): Promise<void> => {
  await database.db.updateTable('core.pulses').set({ beat_at: OLD }).execute();
};
const beaten = async (): Promise<string[]> =>
  (await fetchPulses(database.db)).filter(({ beatAt }) => beatAt > OLD).map(({ name }) => name);

test('what is configured is expected, and nothing else', async () => {
  const sftp = { ET_SFTP_HOST: 'h', ET_SFTP_USER: 'u', ET_SFTP_FOLDER: '/f', ET_SFTP_PASSWORD: 'p' };
  await open({
    ...sftp,
    DISCORD_TOKEN: 'A123456789012345678901234.abcdef.A12345678901234567890123456',
  }).begin();
  expect(await names()).toEqual(['backup', 'bot', 'folder/default', 'folder/sample', 'sftp/default']);
  await open({ BACKUP_KEEP: '0' }).begin();
  expect(await names()).toEqual(['folder/default', 'folder/sample']);
});

test('a start counts as a beat, but not as a backup', async () => {
  await open().begin();
  await age();
  await open().begin();
  expect(await beaten()).toEqual(['folder/default', 'folder/sample']);
  await beatBackup(database.db);
  expect(await beaten()).toContain('backup');
});

test('beats are stored at most once a minute, and only expected ones', async () => {
  const pulses = open();
  await pulses.begin();
  await age();
  pulses.beat('folder/default');
  pulses.beat('folder/elsewhere');
  await waitUntil('the beat', async () => (await beaten()).length > 0);
  expect(await beaten()).toEqual(['folder/default']);
  await age();
  pulses.beat('folder/default');
  pulses.beat('folder/sample');
  await waitUntil('the other beat', async () => (await beaten()).length > 0);
  expect(await beaten()).toEqual(['folder/sample']);
});

test('a clean stop leaves no pulse that could raise an alarm, and keeps the age of the backup', async () => {
  const pulses = open({ DISCORD_TOKEN: 'A123456789012345678901234.abcdef.A12345678901234567890123456' });
  await pulses.begin();
  pulses.beat('bot');
  await pulses.end();
  expect(await names()).toEqual(['backup']);
});

test('folders with a long poll interval may be silent for longer', async () => {
  await open({ ET_POLL_SECONDS: '3600' }).begin();
  const pulse = (await fetchPulses(database.db)).find(({ name }) => name === 'folder/default');
  expect(pulse?.silentAfterS).toBe(3 * 3600);
});
