import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createRandom } from '../../simulator/etlegacy/random.ts';
import { writeEvenings } from '../../simulator/etlegacy/write-evenings.ts';
import { proveKill, rehearse, type Scene, VICTIMS } from '../support/proof/prove-kills.ts';
import { makeThrowawayHome } from '../support/throwaway-home.ts';

const place = await makeThrowawayHome();
const folder = await mkdtemp(join(tmpdir(), 'debrief-evening-'));
let scene: Scene;

beforeAll(async () => {
  await writeEvenings(folder, { seed: 5, evenings: 1, options: { maps: 8, teamSize: 6 } });
  scene = await rehearse({ place, folder: join(folder, 'stats'), zone: 'Europe/Ljubljana' });
});
afterAll(async () => {
  await place.remove();
  await rm(folder, { recursive: true });
});

test('a quiet import knows something', () => {
  expect(scene.quiet.rounds.split('\n').length).toBeGreaterThan(10);
});

test.each(VICTIMS)(
  'after kill -9 of %s during an import the next start ends with the same rows',
  async (victim) => {
    const { differences } = await proveKill(scene, victim, createRandom(7, VICTIMS.indexOf(victim)));
    expect(differences).toEqual([]);
  },
);
