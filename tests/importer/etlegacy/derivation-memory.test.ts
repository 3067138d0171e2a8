import { expect, it } from 'vitest';
import { DerivationMemory } from '../../../importer/etlegacy/derivation-memory.ts';
import { drawEvening, loggedFile } from '../../support/etlegacy/logged-rounds.ts';

const ROUNDS = 40;
const BODY_BYTES = 2_500_000;

it('keeps all rounds of a long evening, of whose bodies little is read', () => {
  const [round] = drawEvening(1, { perSide: 6, maps: 1, second: 1_770_000_000 });
  if (round === undefined) throw new Error('no round');
  const { name, body } = loggedFile(round);
  const large = Buffer.concat([body, Buffer.alloc(BODY_BYTES - body.length, ' ')]);
  const memory = new DerivationMemory();
  let bodies = 0;
  const readAll = (): boolean[] =>
    Array.from({ length: ROUNDS }, (_, at) => {
      const read = memory.read(name, `hash ${at}`, () => {
        bodies += 1;
        return large;
      });
      return read.ok && read.kind === 'round' && read.document.json?.log !== null;
    });
  expect(readAll()).not.toContain(false);
  expect(readAll()).not.toContain(false);
  expect(bodies).toBe(ROUNDS);
});
