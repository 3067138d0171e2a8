import { COUNTERS, type Counters } from './counters.data.ts';

/** No number of a war is larger. */
export const TOO_LARGE = 2n ** 31n;

/**
 * Marks counters that cannot be right: corrupt ones appear and stay for a whole war. Reports contradictions; without
 * any, counters that are negative or beyond 2^31.
 *
 * @returns marks such as `hits>shots`; empty if everything is plausible.
 */
export function findSuspects(counters: Counters): string[] {
  const contradictions = [
    ...(counters.hits > counters.shots ? ['hits>shots'] : []),
    ...(counters.accidentals > counters.deaths ? ['accidentals>deaths'] : []),
  ];
  if (contradictions.length > 0) return contradictions;
  return COUNTERS.flatMap((name) => {
    if (counters[name] < 0n) return [`${name}<0`];
    return counters[name] > TOO_LARGE ? [`${name}>2^31`] : [];
  });
}
