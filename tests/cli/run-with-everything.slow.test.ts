// npm start with every optional part enabled: one process, a log file, a port, and secrets that must not leak.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { fetchStaleServers } from '../../importer/etlegacy/rederive.ts';
import { FakeDiscord } from '../support/fake-discord/fake-discord.ts';
import { importFiles } from '../support/etlegacy/import-files.ts';
import { roundFile } from '../support/etlegacy/round-file.ts';
import { simulateFile } from '../support/etlegacy/round-files.ts';
import { makeSshKey } from '../support/servers/ssh-keys.ts';
import { startSsh2Server } from '../support/servers/ssh2-server.ts';
import { createTestDatabase } from '../support/database/test-database.ts';
import { waitUntil } from '../support/wait-until.ts';

const REACH_DISCORD = new URL('../support/reach-discord.ts', import.meta.url).href;
const MAIN = path.resolve(import.meta.dirname, '../../cli/main.ts');
const SECRET = 'hunter2-of-the-sea';

test(
  'npm start with every option leaks no secret to log, terminal or port, and exits cleanly',
  { timeout: 90_000 },
  async () => {
    const database = await createTestDatabase();
    // As an older version left it.
    await importFiles(database.db, [roundFile({ at: '2025-02-03 21:10:00' })]);
    await sql`update etlegacy.derivations set made_with = '1 UTC'`.execute(database.db);
    const home = await mkdtemp(path.join(tmpdir(), 'debrief-run-'));
    const remote = path.join(home, 'remote');
    await mkdir(remote, { mode: 0o755 });
    await mkdir(path.join(home, 'stats'));
    const hostKey = makeSshKey();
    const sftp = await startSsh2Server({ port: 0, user: 'sim', password: 'another one', hostKey });
    const withPassword = new URL(database.databaseUrl);
    withPassword.searchParams.set('application_name', 'debrief-run');
    const discord = await new FakeDiscord().start();
    const child = spawn(process.execPath, ['--import', REACH_DISCORD, MAIN, 'run'], {
      env: {
        PATH: process.env['PATH'] ?? '',
        DATABASE_URL: withPassword.href,
        DEBRIEF_HOME: path.join(home, 'debrief'),
        ET_STATS_DIR: path.join(home, 'stats'),
        ET_SFTP_HOST: '127.0.0.1',
        ET_SFTP_PORT: String(sftp.port),
        ET_SFTP_USER: 'sim',
        ET_SFTP_FOLDER: remote,
        ET_SFTP_HOST_KEY: hostKey.fingerprint,
        ET_SFTP_PASSWORD: SECRET,
        TEST_DISCORD_API: discord.api,
        DISCORD_TOKEN: discord.token,
        DISCORD_GUILDS: discord.home.guild.id,
        ALERT_CHANNEL: discord.home.channel.id,
        LOG_LEVEL: 'debug',
        LOG_FILE: path.join(home, 'log', 'debrief'),
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let terminal = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk: Buffer) => (terminal += chunk.toString()));
    }
    const readLog = async (): Promise<string> => {
      const names = await readdir(path.join(home, 'log')).catch(() => []);
      const texts = names.map(async (name) => readFile(path.join(home, 'log', name), 'utf8'));
      return (await Promise.all(texts)).join('');
    };
    await waitUntil('a log line about the log-in', async () => (await readLog()).includes('"AUTH"'), 40_000);
    await waitUntil('the bot', async () => (await readLog()).includes('"state":"online"'), 40_000);
    const { name, text } = simulateFile(1);
    await writeFile(path.join(home, 'stats', name), text);
    await waitUntil('the import', async () => (await readLog()).includes('"imported"'), 40_000);
    const isCurrent = async (): Promise<boolean> => (await fetchStaleServers(database.db)).length === 0;
    await waitUntil('the derivation of what an older version derived', isCurrent, 40_000);
    const port = /"port":(\d+),"url":"[^"]+","msg":"http.listening"/.exec(await readLog())?.[1];
    const metrics = await (await fetch(`http://127.0.0.1:${port}/metrics`)).text();
    expect(metrics).toContain('debrief_payloads{server="default",status="imported"} 2');
    expect(metrics).toMatch(/debrief_pulse_timestamp_seconds\{pulse="folder\/default"\} 1\d{9}/);
    const exited = once(child, 'exit');
    child.kill('SIGTERM');
    expect(await exited).toEqual([0, null]);
    expect(terminal).toContain('Stopped; everything is stored.');
    const all = terminal + (await readLog()) + metrics;
    expect(all).not.toContain(SECRET);
    expect(all).not.toContain(discord.token);
    const { password } = new URL(database.databaseUrl);
    if (password !== '') expect(all).not.toContain(password);
    await discord.stop();
    await sftp.close();
    await database.close();
    await rm(home, { recursive: true });
  },
);
