import { once } from 'node:events';
import { createServer, type Server } from 'node:net';
import { expect, test } from 'vitest';
import { readConfig } from '../../core/config.ts';
import { connect } from '../../database/connect.ts';
import { startHttp } from '../../work/start-http.ts';
import { quietLog } from '../support/quiet-log.ts';
import { createTestDatabase } from '../support/test-database.ts';

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

async function occupy(port: number): Promise<{ readonly server: Server; readonly port: number }> {
  const server = createServer().listen(port, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return { server, port: address.port };
}
