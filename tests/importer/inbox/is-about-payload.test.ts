import { createServer } from 'node:net';
import { once } from 'node:events';
import { Client, DatabaseError } from 'pg';
import { describe, expect, it } from 'vitest';
import { isAboutPayload } from '../../../importer/inbox/is-about-payload.ts';
import { aboutPayload } from '../../../importer/inbox/payload-error.ts';

const withCode = (code: string, message = 'broken') => Object.assign(new Error(message), { code });
const fromDatabase = (code: string) =>
  Object.assign(new DatabaseError('broken', 1, 'error'), { code, severity: 'ERROR' });

describe('isAboutPayload', () => {
  it('is true for values that cannot be stored, and for pure code that failed on the payload', () => {
    for (const code of ['22003', '22P05', '23505', '23514', '21000', '54000', 'P0001'])
      expect(isAboutPayload(fromDatabase(code)), code).toBe(true);
    const work = (): never => {
      throw new TypeError('undefined is not a function');
    };
    expect(isAboutPayload(caughtFrom(() => aboutPayload(work)))).toBe(true);
  });

  it('is false for connections, permissions, disks, memory, other schemas, read-only databases and corruption', () => {
    const codes = ['08006', '40001', '40P01', '53100', '53200', '53300', '55P03', '57P01', '58030', '25006'];
    for (const code of [...codes, '42501', '42P01', '42703', '0A000', '26000', 'XX000', 'XX001', 'DB001'])
      expect(isAboutPayload(fromDatabase(code)), code).toBe(false);
    for (const code of [
      'ECONNREFUSED',
      'EPIPE',
      'ENOSPC',
      'EMFILE',
      'ENOMEM',
      'ERR_MEMORY_ALLOCATION_FAILED',
    ])
      expect(isAboutPayload(withCode(code)), code).toBe(false);
  });

  it('is false for unclassified errors, such as those thrown by libraries', () => {
    expect(isAboutPayload(new Error('Connection terminated unexpectedly'))).toBe(false);
    expect(isAboutPayload(new Error('driver has already been destroyed'))).toBe(false);
    expect(isAboutPayload(new TypeError("Cannot read properties of null (reading 'getTypeParser')"))).toBe(
      false,
    );
    expect(isAboutPayload('a text')).toBe(false);
    // Running out of memory while a file is read is not caused by the file.
    const work = (): never => {
      throw new RangeError('Array buffer allocation failed');
    };
    expect(isAboutPayload(caughtFrom(() => aboutPayload(work)))).toBe(false);
  });

  it('recognises the error of a real connection that is closed', async () => {
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
    expect(isAboutPayload(error)).toBe(false);
  });
});

function caughtFrom(work: () => unknown): unknown {
  try {
    return work();
  } catch (error) {
    return error;
  }
}
