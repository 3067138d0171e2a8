import { createServer } from 'node:net';
import { once } from 'node:events';
import { REST } from 'discord.js';
import { expect, it } from 'vitest';
import { checkToken } from '../../../bot/discord/check-token.ts';
import { explainUnreachable } from '../../../bot/discord/explain-unreachable.ts';

/** Returns a port of this machine on which nothing listens. */
async function closedPort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('There is no port.');
  server.close();
  await once(server, 'close');
  return address.port;
}

it('an unreachable network is not reported as a rejected token: the message names the network and what to check', async () => {
  const rest = new REST({ retries: 0, timeout: 5_000, api: `http://127.0.0.1:${await closedPort()}/api` });
  const checked = await checkToken(rest, 'a.b.c');
  rest.clearHandlerSweeper();
  rest.clearHashSweeper();
  if (checked.ok) throw new Error('It cannot have been reached.');
  expect(checked.code).toBe('UNREACHABLE');
  expect(checked.say).toMatch(/^Discord cannot be reached: .*\(ECONNREFUSED\)\. Check the network/);
  expect(checked.say).not.toMatch(/let .* in/);
});

it('finds the error code of the network among causes and several addresses', () => {
  const coded = (code: string) => Object.assign(new Error('x'), { code });
  const several = new AggregateError([coded('ENETUNREACH'), coded('ETIMEDOUT')]);
  expect(explainUnreachable(new TypeError('fetch failed', { cause: several }))).toContain('(ENETUNREACH)');
  expect(explainUnreachable(coded('ENOTFOUND'))).toContain('(ENOTFOUND)');
  expect(explainUnreachable(Object.assign(new Error('aborted'), { name: 'AbortError' }))).toContain(
    'in time',
  );
  expect(explainUnreachable(new Error('Invalid shape.'))).toBe(
    'Discord does not let the bot in: Invalid shape.',
  );
});
