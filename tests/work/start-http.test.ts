import { once } from 'node:events';
import { createServer, type Server } from 'node:net';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { checkHttp } from '../../cli/check-http.ts';
import { readConfig } from '../../core/config.ts';
import { connect } from '../../database/connect.ts';
import { registerProcess } from '../../database/presence.ts';
import { fetchOpenAlarms } from '../../stats/health/fetch-open-alarms.ts';
import { recordAlarms } from '../../work/record-alarms.ts';
import { startHttp } from '../../work/start-http.ts';
import { quietLog } from '../support/quiet-log.ts';
import { createTestDatabase } from '../support/database/test-database.ts';
import { waitUntil } from '../support/wait-until.ts';

const parts = { health: async () => [], apis: async () => [] };

test('a chosen port that is in use is refused in words, an unchosen one moves to the next', async () => {
  const database = await createTestDatabase();
  const connection = await connect({ databaseUrl: database.databaseUrl, home: '/nonexistent' });
  const toolsOf = (env: Readonly<Record<string, string>>) => {
    const result = readConfig(env, '/nonexistent');
    if (!result.ok) throw new Error(result.problems.join());
    return { config: result.config, db: connection.db, connection: connection.config, log: quietLog().log };
  };
  const taken = await occupy(0);
  await expect(startHttp(toolsOf({ HTTP_PORT: String(taken.port) }), parts)).rejects.toThrow(
    /is in use by another program, or by another Debrief\.\nEnd that one, choose another port/,
  );
  await expect(
    startHttp(toolsOf({ HTTP_HOST: '203.0.113.1', HTTP_PORT: String(taken.port) }), parts),
  ).rejects.toThrow(/HTTP_HOST 203\.0\.113\.1 is not an address of this machine/);
  expect(await startHttp(toolsOf({ HTTP_PORT: '0' }), parts)).toBeUndefined();

  const first = await startHttp(toolsOf({}), parts);
  const second = await startHttp(toolsOf({}), parts);
  expect(second?.port).toBeGreaterThan(first?.port ?? 65_536);
  const health = await fetch(`${second?.url}/healthz`);
  expect(await health.text()).toBe('ok\n');
  await first?.close();
  await second?.close();
  taken.server.close();
  await connection.close();
  await database.close();
});

test('doctor says whether it answers, and what of it broke', async () => {
  const database = await createTestDatabase();
  const connection = await connect({ databaseUrl: database.databaseUrl, home: '/nonexistent' });
  const { db, config: settings } = connection;
  const result = readConfig({}, '/nonexistent');
  if (!result.ok) throw new Error(result.problems.join());
  const { log } = quietLog();
  const tools = { config: result.config, db, connection: settings, log };
  expect(await checkHttp({ db })).toEqual([]);
  const presence = await registerProcess(db, { kind: 'npm start', log });
  const schema = { summary: 'Lie', response: { 200: z.object({ count: z.int() }) } };
  const server = await startHttp(tools, {
    ...parts,
    pages: (app) => {
      app.get('/lies', { config: { access: 'open' }, schema }, async () => ({ count: 0.5 }));
    },
  });
  if (server === undefined) throw new Error('no server');
  await presence.answerAt(server.ownUrl);
  expect(await checkHttp({ db })).toEqual([
    { isWell: true, say: `The HTTP server of npm start answers at ${server.ownUrl}.` },
  ]);

  expect((await fetch(`${server.ownUrl}/lies`)).status).toBe(500);
  const now = Date.now();
  const open = async (minutes = 0) => {
    await recordAlarms(db, [], { log, now: new Date(now + minutes * 60_000) });
    return await fetchOpenAlarms(db, new Date(now + minutes * 60_000));
  };
  await waitUntil('the alarm', async () => (await open()).length > 0);
  expect(await open(5)).toMatchObject([{ say: expect.stringContaining('/lies broke its own schema') }]);
  // The alarm ends 15 minutes after the last such answer.
  expect(await open(20)).toEqual([]);

  await server.close();
  expect(await checkHttp({ db })).toMatchObject([
    { isWell: false, say: expect.stringContaining('does not answer') },
  ]);
  await presence.close();
  await connection.close();
  await database.close();
});

async function occupy(port: number): Promise<{ readonly server: Server; readonly port: number }> {
  const server = createServer().listen(port, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return { server, port: address.port };
}
