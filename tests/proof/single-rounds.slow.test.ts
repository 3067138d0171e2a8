// Evenings of every game type but stopwatch, in every format: no word of rounds one and two, and no number that contradicts
// another face or the rows.
import { describe, test } from 'vitest';
import type { SimulationOptions } from '../../simulator/etlegacy/simulate-evenings.ts';
import {
  documentsNote,
  hasDocuments,
  listEvenings,
  readEvening,
} from '../support/etlegacy/documents-corpus.ts';
import { proveSingleEvening, simulateFiles } from '../support/faces/prove-single-evening.ts';

const EVENINGS = [
  { gameType: 'objective', format: 'tab' },
  { gameType: 'objective', format: 'json', script: '2.6.0' },
  { gameType: 'campaign', format: 'json', script: '2.10.0' },
  { gameType: 'mapvote', format: 'json', script: '1.0.11' },
  { gameType: 'mapvote', format: 'both' },
  { gameType: 'lms', format: 'json' },
  { gameType: 'lms', format: 'both' },
] as const satisfies readonly SimulationOptions[];

test.each(EVENINGS)('An evening of $gameType in $format speaks of maps and who won them', async (options) => {
  await proveSingleEvening(simulateFiles({ ...options, maps: 3 }), {
    hasAttacks: options.gameType !== 'lms',
  });
});

const LAST_MAN_STANDING = 5;

describe.skipIf(!hasDocuments)(`evenings of genuine scripts${documentsNote}`, () => {
  test.each(listEvenings().filter((name) => name.includes('gametypes')))('%s', async (name) => {
    const { tab, json, truth } = readEvening(name);
    await proveSingleEvening([...tab, ...json], {
      hasAttacks: truth.gametype !== LAST_MAN_STANDING,
      zone: truth.zone,
    });
  });
});
