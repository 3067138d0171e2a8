import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import { explainPlayer } from '../../../parsers/etlegacy/explain-player.ts';
import { checkRawLaws } from '../../../parsers/etlegacy/laws.ts';
import { parseEndstats } from '../../../parsers/etlegacy/tab/parse-endstats.ts';
import { parseRoundFile } from '../../../parsers/etlegacy/tab/parse-round-file.ts';
import { parseRoundFileName } from '../../../parsers/etlegacy/document/round-file-name.ts';
import { abortSigns, continuity } from '../../../parsers/etlegacy/round-signs.ts';
import { splitColors, stripColors } from '../../../core/color-codes.ts';
import { splitRound } from '../../../parsers/etlegacy/split-round.ts';
import { roundText } from './round-text.ts';
import type { LineSpec } from './round-text.ts';

const NAME = '2031-02-03-040506-oasis-round-1.txt';

const count = fc.integer({ min: 0, max: 5_000 });
const tuple = fc.tuple(count, count, count, count, count);
const anyLine: fc.Arbitrary<LineSpec> = fc.record({
  guid: fc.constantFrom('AB12CD34', 'OMNIBOT0', '', '01234567', 'FFFFFFFF'),
  name: fc.string({ maxLength: 12 }).map((name) => name.replace(/[\0\n\r]/g, '')),
  rounds: fc.integer({ min: 0, max: 3 }),
  team: fc.integer({ min: 1, max: 3 }),
  weapons: fc.record({ KNIFE: tuple, MP40: tuple, SYRINGE: tuple }, { requiredKeys: [] }),
  layout: fc.constantFrom(33, 36, 37, 38),
  fields: fc.record({
    damageGiven: count,
    gibs: count,
    timeMin: fc.integer({ min: 0, max: 300 }).map((tenths) => tenths / 10),
  }),
});
const header = fc.record({
  label: fc.constant(1),
  winner: fc.integer({ min: 0, max: 2 }),
  limit: fc.constantFrom('10:00', '5:00', '0:00'),
  next: fc.constantFrom('10:00', '5:00', '0:00', '71:05'),
});
const anyRound = fc
  .tuple(header, fc.array(anyLine, { maxLength: 8 }))
  .map(([head, lines]) => roundText(head, lines));

describe('whatever the input', () => {
  test.prop([fc.string({ unit: 'binary' }), fc.uint8Array({ maxLength: 2_000 })])(
    'nothing throws on arbitrary names and bytes',
    (name, bytes) => {
      expect([null, name, name.replace('gamestats\\', '')]).toContain(parseRoundFileName(name)?.name ?? null);
      expect(parseRoundFile(NAME, bytes)).toHaveProperty('ok');
      expect(parseRoundFile(name, bytes)).toHaveProperty('ok');
      expect(parseEndstats(NAME.replace('.txt', '-endstats.txt'), bytes)).toHaveProperty('ok');
      expect(
        splitColors(name)
          .map((run) => run.text)
          .join(''),
      ).toBe(stripColors(name));
    },
  );

  test.prop([anyRound, fc.array(fc.tuple(fc.nat(), fc.integer({ min: 0, max: 255 })), { maxLength: 6 })])(
    'a file with some bytes changed is read or refused, never both and never by accident',
    (text, changes) => {
      const bytes = Uint8Array.from(Buffer.from(text));
      for (const [at, byte] of changes) bytes[at % bytes.length] = byte;
      const parsed = parseRoundFile(NAME, bytes);
      if (!parsed.ok) {
        expect(parsed.reason).not.toBe('');
        return;
      }
      const { players, faults } = parsed.document;
      const lines = Buffer.from(bytes)
        .toString('latin1')
        .split('\n')
        .slice(1)
        .filter((line) => line.replace('\r', '') !== '');
      expect(players.length + faults.length).toBe(lines.length);
    },
  );

  test.prop([anyRound, fc.nat()])('a cut inside a line is TRUNCATED', (text, at) => {
    const bytes = Buffer.from(text);
    const length = 1 + (at % (bytes.length - 1));
    fc.pre(bytes[length - 1] !== 10);
    expect(parseRoundFile(NAME, bytes.subarray(0, length))).toMatchObject({
      ok: false,
      code: expect.stringMatching(/^(TRUNCATED|EMPTY)$/),
    });
  });

  test.prop([anyRound, anyRound])(
    'a round splits into sane rows, and everybody is in it once',
    (first, second) => {
      const [base, now] = [first, second].map((text) => parseRoundFile(NAME, Buffer.from(text)));
      if (!base?.ok || !now?.ok) throw new Error('the text is whole');
      for (const before of [null, base.document]) {
        const round = splitRound({ document: now.document, base: before });
        const keys = [...round.players, ...round.unproven].map((player) => player.key);
        expect(new Set(keys).size).toBe(now.document.players.length);
        for (const player of round.players) {
          expect(player.timeS).toBeGreaterThanOrEqual(0);
          expect(player.timeS).toBeLessThanOrEqual(round.durationS);
          expect(Number.isFinite(player.dpm)).toBe(true);
          expect(
            Object.values(player.weapons)
              .flat()
              .every((value) => value === null || value >= 0),
          ).toBe(true);
          expect(Object.values(player.counters).every((value) => value === null || value >= 0)).toBe(true);
        }
        for (const key of keys)
          expect(explainPlayer({ document: now.document, base: before, key })?.key).toBe(key);
        expect(checkRawLaws(now.document).kills.verdict).not.toBe('unknown');
        expect(abortSigns(now.document).signs.length).toBeLessThan(3);
      }
      const { common, continued, reset, untouched } = continuity(base.document, now.document);
      expect(continued + reset + untouched).toBe(common);
    },
  );
});
