import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { outliveStart, type Start } from '../../cli/app/outlive-start.ts';
import { ServerKilledError } from '../../database/embedded/launch-server.ts';
import { DatabaseError } from '../../database/failures/database-error.ts';
import { quietLog } from '../support/quiet-log.ts';

const gone = () => Object.assign(new Error('terminating connection'), { code: '57P01' });
const { log, lines } = quietLog();
const options = { log, firstPauseMs: 1 };

let said: string[];
beforeEach(() => {
  said = [];
  lines.length = 0;
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => said.push(String(text)) > 0);
});
afterEach(() => vi.restoreAllMocks());

/** Fails in this way so often, then answers with the number of tries. */
function failing(times: number, fail: (start: Start, tries: number) => void) {
  let tries = 0;
  return async (start: Start): Promise<number> => {
    tries += 1;
    if (tries <= times) fail(start, tries);
    return tries;
  };
}

it('starts again when the database goes away, also if it is not there at once, and says so', async () => {
  const start = failing(3, ({ onConnected }, tries) => {
    if (tries === 2) throw new DatabaseError('Nothing listens.', 'Start it.');
    onConnected();
    throw tries === 3 ? new Error('Connection terminated unexpectedly') : gone();
  });
  expect(await outliveStart(start, options)).toBe(4);
  expect(said).toHaveLength(3);
  expect(said[0]).toMatch(/^The database went away .*: The database ended the connection\. .*try 2 of 20/);
  expect(said[1]).toContain('Nothing listens.');
  expect(lines.map(({ msg }) => msg)).toEqual(Array.from({ length: 3 }, () => 'start.will_retry'));
});

it('gives up in the end, in a sentence that says what happened', async () => {
  const start = failing(99, ({ onConnected }) => {
    onConnected();
    throw gone();
  });
  await expect(outliveStart(start, options)).rejects.toThrow(
    /^The database went away while Debrief was starting, .* 20 tries.*ended the connection\. .*nothing is lost\.$/,
  );
});

it.each<[string, (start: Start) => void]>([
  [
    'an address at which nothing answered yet',
    () => {
      throw new DatabaseError('Nothing listens.', 'Start it.');
    },
  ],
  [
    'anything else',
    ({ onConnected }) => {
      onConnected();
      throw Object.assign(new Error('no'), { code: '25006' });
    },
  ],
  [
    'a loss after the start',
    ({ onConnected, onStarted }) => {
      onConnected();
      onStarted();
      throw gone();
    },
  ],
])('reports %s at once', async (_, fail) => {
  await expect(outliveStart(failing(1, fail), options)).rejects.toThrow();
  expect(said).toEqual([]);
});

it('starts again when its own server was killed while it started', async () => {
  const start = failing(1, () => {
    throw new ServerKilledError('It was killed.', 'Start again.');
  });
  expect(await outliveStart(start, options)).toBe(2);
});

it('waits for a database that is starting', async () => {
  const start = failing(1, () => {
    throw new DatabaseError('It starts.', 'Wait.', {
      cause: Object.assign(new Error('x'), { code: '57P03' }),
    });
  });
  expect(await outliveStart(start, options)).toBe(2);
});
