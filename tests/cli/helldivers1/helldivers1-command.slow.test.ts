import { X509Certificate } from 'node:crypto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { pinOf } from '../../../importer/helldivers1/tls/host-certificate.ts';
import { bodyOf, rawArchive, rawStatus } from '../../support/helldivers1/answers.ts';
import { importBodies } from '../../support/helldivers1/import-answers.ts';
import { makeIdentity, startTlsServer, type TlsServer } from '../../support/helldivers1/tls-server.ts';
import { runCli } from '../../support/run-cli.ts';
import { createTestDatabase } from '../../support/database/test-database.ts';

let server: TlsServer;
let pin: string;
beforeEach(async () => {
  const identity = await makeIdentity();
  pin = pinOf(new X509Certificate(identity.cert));
  server = await startTlsServer(identity);
});
afterEach(() => server.close());

test('tls shows the key of the host and how to trust it, without sending a request', async () => {
  const env = { HD1_URL: `https://localhost:${server.port}/1.0/` };
  const first = await runCli(['helldivers1', 'tls'], { env });
  expect(first.code).toBe(1);
  for (const words of ['DNS:localhost', 'CN=localhost', `Key       ${pin}`, 'signed by nobody but itself'])
    expect(first.stdout).toContain(words);
  expect(first.stdout).toContain(`HD1_PINS=${pin}`);
  const pinned = await runCli(['helldivers1', 'tls'], { env: { ...env, HD1_PINS: pin } });
  expect(pinned).toMatchObject({ code: 0, stdout: expect.stringContaining('Trusted: its key is pinned.') });
  const old = `sha256/${'A'.repeat(43)}=`;
  const changed = await runCli(['helldivers1', 'tls'], { env: { ...env, HD1_PINS: old } });
  expect(changed.code).toBe(1);
  expect(changed.stdout).toContain('It has changed, or this is another machine.');
  expect(changed.stdout).toContain(`HD1_PINS=${old},${pin}`);
  expect(server.bodies).toEqual([]);
});

test('all invalid settings are reported at once', async () => {
  const env = { HD1_URL: 'http://elsewhere.example/', HD1_PINS: 'abc' };
  const { code, stderr } = await runCli(['helldivers1', 'tls'], { env });
  expect(code).toBe(1);
  expect(stderr).toContain('HD1_URL must start with https://');
  expect(stderr).toContain('HD1_PINS must be pins such as');
});

test('status shows the stored war, or how to fetch one', async () => {
  const database = await createTestDatabase();
  const { databaseUrl } = database;
  const nothing = await runCli(['helldivers1', 'status'], { databaseUrl });
  expect(nothing).toMatchObject({ code: 1, stderr: expect.stringContaining('HD1_FOLLOW=yes') });
  await importBodies(database.db, [bodyOf(rawStatus())]);
  const some = await runCli(['helldivers1', 'status', '--json'], { databaseUrl });
  expect(JSON.parse(some.stdout)).toMatchObject({ season: 200, events: [], fronts: [{ earned: 5 }, {}, {}] });
  await database.close();
});

test('made-up wars are shown by say alone, and marked there', async () => {
  const database = await createTestDatabase();
  const { databaseUrl } = database;
  for (const [line, game] of [
    ['/hd1 war', 'Helldivers 1'],
    ['/hd2 war', 'Helldivers 2'],
  ] as const) {
    const said = await runCli(['say', line], { databaseUrl });
    expect(said.code).toBe(0);
    expect(said.stderr).toContain(`${game} is not set up and nothing of it is stored, so`);
  }
  const status = await runCli(['helldivers1', 'status'], { databaseUrl });
  expect(status).toMatchObject({ code: 1, stderr: expect.stringContaining('No war is stored yet.') });
  const kinds = ['hd1-seasons', 'hd1-fronts', 'hd1-events', 'hd1-live-samples', 'hd2-planets', 'hd2-samples'];
  const exports = await Promise.all(kinds.map(async (kind) => runCli(['export', kind], { databaseUrl })));
  expect(exports.map(({ code, stdout }) => [code, stdout])).toEqual(kinds.map(() => [0, '']));
  expect((await runCli(['doctor', '--json'], { databaseUrl })).stdout).not.toContain('Helldivers');
  // What is real is answered from the database, and doctor speaks of it, without any setting.
  await importBodies(database.db, [bodyOf(rawStatus())]);
  const real = await runCli(['say', '/hd1 war'], { databaseUrl });
  expect(real).toMatchObject({ code: 0, stderr: '', stdout: expect.stringContaining('War 200') });
  const doctor = JSON.parse((await runCli(['doctor', '--json'], { databaseUrl })).stdout);
  expect(JSON.stringify(doctor.health)).toContain('It is not followed');
  const wrong = await runCli(['helldivers1', 'status'], { databaseUrl, env: { HD1_POLL_SECONDS: 'abc' } });
  expect(wrong).toMatchObject({
    code: 1,
    stderr: expect.stringContaining('HD1_POLL_SECONDS must be a number'),
  });
  expect(wrong.stderr).not.toContain('    at ');
  await database.close();
}, 240_000);

test('season fetches an archive once, over the pinned connection, and reports the outcome', async () => {
  const identity = await makeIdentity();
  const host = await startTlsServer(identity, JSON.stringify(rawArchive({ season: 150 })));
  const database = await createTestDatabase();
  const env = {
    HD1_URL: `https://localhost:${host.port}/1.0/`,
    HD1_PINS: pinOf(new X509Certificate(identity.cert)),
  };
  const options = { databaseUrl: database.databaseUrl, env };
  const first = await runCli(['helldivers1', 'season', '150'], options);
  expect(first).toMatchObject({ code: 0, stderr: '' });
  expect(first.stdout).toBe('Stored: war 150; outcome open; 1 frame; 0 defences, 0 held; 0 assaults\n');
  const second = await runCli(['helldivers1', 'season', '150'], options);
  expect(second.stdout).toContain('Known already: war 150');
  expect(host.bodies).toEqual(['action=get_snapshots&season=150']);
  const again = await runCli(['helldivers1', 'season', '150', '--again', '--json'], options);
  expect(JSON.parse(again.stdout)).toMatchObject({ reply: 'stored', season: 150, snapshots: 1 });
  const other = await runCli(['helldivers1', 'season', '151'], options);
  expect(other).toMatchObject({ code: 1, stdout: '' });
  expect(other.stderr).toContain('war 151 was asked for, the answer is about war 150');
  const none = await runCli(['helldivers1', 'season', 'last'], options);
  expect(none).toMatchObject({ code: 1, stderr: expect.stringContaining('must be the number of a war') });
  await database.close();
  await host.close();
});
