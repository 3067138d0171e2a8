import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseStatus } from '../../../../parsers/etlegacy/status/parse-status.ts';
import { statusAnswer } from '../../../support/servers/game-server.ts';

const clients = [
  { line: '12 48 "^1vek^7tor"', slot: '1' },
  { line: '-3 0 "[BOT]Hans"', slot: '2' },
  { line: '0 999 "she said "hi""', slot: '0' },
  { line: '0 30 "watcher"', slot: '3' },
];

test('the answer has map, limit, password, and of every client the name, side, XP and ping', () => {
  expect(parseStatus(statusAnswer({ challenge: 'abc', clients }), 'abc')).toEqual({
    ok: true,
    status: {
      map: 'supply',
      hostName: '^1Test ^7server',
      needsPassword: true,
      timeLimitMinutes: 12,
      clients: [
        { rawName: '^1vek^7tor', team: 'axis', xp: 12, ping: 48 },
        { rawName: '[BOT]Hans', team: 'allies', xp: -3, ping: 0 },
        { rawName: 'she said "hi"', team: 'connecting', xp: 0, ping: 999 },
        { rawName: 'watcher', team: 'spectator', xp: 0, ping: 30 },
      ],
    },
  });
});

test('sides are unknown where the slots do not fit the clients', () => {
  const parsed = parseStatus(statusAnswer({ challenge: 'abc', clients, more: '1' }), 'abc');
  expect(parsed.ok && parsed.status.clients.map(({ team }) => team)).toEqual(Array(4).fill('unknown'));
});

test.each([
  ['WRONG_CHALLENGE', statusAnswer({ challenge: 'abd' })],
  ['WRONG_CHALLENGE', statusAnswer({ challenge: 'forged\\challenge\\abc' })],
  ['NOT_A_STATUS', Buffer.from('\u00ff\u00ff\u00ff\u00ffprint\nhi', 'latin1')],
  ['NOT_A_STATUS', Buffer.alloc(0)],
  ['DAMAGED', statusAnswer({ challenge: 'abc', map: '../../etc/passwd' })],
  ['DAMAGED', statusAnswer({ challenge: 'abc', map: '' })],
  ['DAMAGED', statusAnswer({ challenge: 'abc', clients: [{ line: 'rubbish', slot: '1' }] })],
  ['DAMAGED', statusAnswer({ challenge: 'abc', clients: [{ line: `1 2 "${'x'.repeat(65)}"`, slot: '1' }] })],
  [
    'DAMAGED',
    statusAnswer({
      challenge: 'abc',
      clients: Array.from({ length: 65 }, () => clients[0] ?? { line: '', slot: '' }),
    }),
  ],
  ['TOO_LARGE', Buffer.alloc(16_385)],
])('an answer is refused as %s', (code, bytes) => {
  expect(parseStatus(bytes, 'abc')).toMatchObject({ ok: false, code });
});

test('any bytes give an answer or a reason, and nothing longer than a name', () => {
  const head = Buffer.from('\u00ff\u00ff\u00ff\u00ffstatusResponse\n\\challenge\\abc\\mapname\\x', 'latin1');
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), fc.boolean(), (tail, hasHead) => {
      const parsed = parseStatus(hasHead ? Buffer.concat([head, tail]) : tail, 'abc');
      if (!parsed.ok) return parsed.reason !== '';
      return parsed.status.clients.every(({ rawName }) => rawName.length <= 64);
    }),
  );
});
