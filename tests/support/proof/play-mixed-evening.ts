// One night of one server that changes its game type and its scripts: text files and both generations of JSON.
import { createCommunity } from '../../../simulator/etlegacy/evening/community.ts';
import { createEvening } from '../../../simulator/etlegacy/evening/create-evening.ts';
import { playEvening } from '../../../simulator/etlegacy/evening/play-evening.ts';
import { createRandom } from '../../../simulator/etlegacy/random.ts';
import type { NamedFile } from './import-files.ts';

const PARTS = [
  { gameType: 'stopwatch', format: 'both', script: '2.6.0' },
  { gameType: 'lms', format: 'tab', script: undefined },
  { gameType: 'campaign', format: 'both', script: '1.2.7' },
] as const;
const DAY = Temporal.PlainDate.from('2025-01-06');
/** The server is restarted between the parts; less than what separates two sessions. */
const RESTART_MS = 10 * 60_000;

/**
 * Each round as a text file, as a dump and as a pushed body, as far as its scripts write them; those of last man standing as
 * text files alone.
 *
 * @param maps of each part.
 */
export function playMixedEvening(seed: number, zone: string, maps: number): NamedFile[] {
  const community = createCommunity(createRandom(seed, 0));
  let endedAt: number | null = null;
  return PARTS.flatMap((part, at) => {
    const state = createEvening({
      ...part,
      index: at + 1,
      serverKey: 'default',
      zone,
      notBefore: DAY,
      latest: undefined,
      community,
      random: createRandom(seed, at + 1),
      cases: new Set(),
      teamSize: 3,
    });
    if (endedAt !== null) state.now = endedAt + RESTART_MS;
    const { files, documents } = playEvening(state, { maps, plain: false, forced: [] });
    endedAt = state.now;
    return [
      ...files.map(({ name, bytes }) => ({ name, bytes })),
      ...documents.flatMap(({ name, dump, push, sequence }) => [
        { name, bytes: dump },
        { name: `push-${at}-${sequence}.json`, bytes: push },
      ]),
    ];
  });
}
