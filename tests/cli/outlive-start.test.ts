import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { outliveStart, type Start } from '../../cli/app/outlive-start.ts';
import { ServerKilledError } from '../../database/embedded/launch-server.ts';
import { DatabaseError } from '../../database/failures/database-error.ts';
import { quietLog } from '../support/quiet-log.ts';

const gone = () => Object.assign(new Error('terminating connection'), { code: '57P01' });
const { log, lines } = quietLog();
const options = { log, stop: new AbortController().signal, firstPauseMs: 1 };

let said: string[];
beforeEach(() => {
  said = [];
  lines.length = 0;
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => said.push(String(text)) > 0);
});
afterEach(() => vi.restoreAllMocks());

let tries: number;

/** Fails in this way so often. */
function failing(times: number, fail: (start: Start, tries: number) => void) {
  tries = 0;
  return async (start: Start): Promise<void> => {
    tries += 1;
    if (tries <= times) fail(start, tries);
  };
}

it('starts again when the database goes away, also if it is not there at once, and says so', async () => {
  const start = failing(3, ({ onConnected }) => {
    if (tries === 2) throw new DatabaseError('Nothing listens.', 'Start it.');
    onConnected();
    throw tries === 3 ? new Error('Connection terminated unexpectedly') : gone();
  });
  await outliveStart(start, options);
  expect(tries).toBe(4);
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

it('ends without an error, and without another try, once the process is asked to stop', async () => {
  const lose = ({ onConnected }: Start): void => {
    onConnected();
    throw gone();
  };
  await outliveStart(failing(99, lose), { ...options, stop: AbortSignal.abort() });
  expect(tries).toBe(1);
  const asked = new AbortController();
  const stopping = outliveStart(failing(99, lose), { log, stop: asked.signal, firstPauseMs: 3_600_000 });
  setTimeout(() => asked.abort(), 5);
  await stopping;
  expect(tries).toBe(1);
  expect(said.at(-1)).toContain('Stopped before it had started');
});

it('starts again when its own server was killed while it started', async () => {
  const start = failing(1, () => {
    throw new ServerKilledError('It was killed.', 'Start again.');
  });
  await outliveStart(start, options);
  expect(tries).toBe(2);
});

it('waits for a database that is starting', async () => {
  const start = failing(1, () => {
    throw new DatabaseError('It starts.', 'Wait.', {
      cause: Object.assign(new Error('x'), { code: '57P03' }),
    });
  });
  await outliveStart(start, options);
  expect(tries).toBe(2);
});
