import { COUNTERS, type Counters } from './counters.data.ts';

const TOO_LARGE = 2n ** 31n;

/**
 * Marks counters that cannot be true: corrupt ones come and stay for a war. Contradictions first; where there is none,
 * counters that are negative or beyond 2^31.
 *
 * @returns marks such as `hits>shots`; none where all is plausible.
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
