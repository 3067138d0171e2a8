import { createServer } from 'node:net';
import { once } from 'node:events';
import { Client, DatabaseError } from 'pg';
import { describe, expect, it } from 'vitest';
import { isTransient } from '../../../importer/inbox/is-transient.ts';

const withCode = (code: string, message = 'broken') => Object.assign(new Error(message), { code });

describe('isTransient', () => {
  it('knows lost connections, by the code of the system or by what node-postgres says', () => {
    for (const code of ['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT'])
      expect(isTransient(withCode(code))).toBe(true);
    expect(isTransient(new Error('Connection terminated unexpectedly'))).toBe(true);
  });

  it('knows the SQLSTATE classes that pass: connection, resources, deadlock, locks, shutdown', () => {
    for (const code of ['08006', '40001', '40P01', '53300', '53100', '55P03', '57P01', '58030']) {
      expect(isTransient(withCode(code)), code).toBe(true);
    }
  });

  it('takes what is wrong with the data or with us for lasting', () => {
    for (const code of ['22003', '23505', '42P01', 'P0001', 'XX000'])
      expect(isTransient(withCode(code)), code).toBe(false);
    expect(isTransient(new TypeError('undefined is not a function'))).toBe(false);
    expect(isTransient('a text')).toBe(false);
    expect(isTransient(new DatabaseError('value out of range', 1, 'error'))).toBe(false);
  });

  it('knows the error of a real connection that is cut', async () => {
    const server = createServer((socket) => socket.once('data', () => socket.destroy())).listen(
      0,
      '127.0.0.1',
    );
    await once(server, 'listening');
    const address = server.address();
    const port = typeof address === 'object' ? address?.port : undefined;
    const client = new Client({ host: '127.0.0.1', ...(port === undefined ? {} : { port }) });
    client.on('error', () => undefined);
    const error = await client.connect().catch((reason: unknown) => reason);
    server.close();
    expect(error).toBeInstanceOf(Error);
    expect(isTransient(error)).toBe(true);
  });
});
