// The award file that newer servers write beside the round file, some seconds later.
import type { EveningState } from './evening-state.ts';
import type { Half } from './half.ts';
import { withoutColours } from '../byte-text.ts';
import { computeAwards } from '../files/compute-awards.ts';
import { writeEndstats } from '../files/write-endstats.ts';
import { personKey } from '../server/person.ts';

export function addEndstats(evening: EveningState, half: Half, roundFile: string, savedAt: number): void {
  if (
    evening.endstatsStyle === 'none' ||
    half.plan.end.kind !== 'finished' ||
    half.plan.end.aftermath !== 'saved'
  )
    return;
  if (evening.cases.has('endstats_some') && evening.sequence % 3 !== 1) return;
  const people = half.played.samples
    .filter((sample) => sample.place !== 'spectator')
    .map((sample) => ({
      key: personKey(sample.client.person),
      guid: sample.client.person.guid,
      name: withoutColours(sample.name.text),
      encoding: sample.name.encoding,
      sample,
    }));
  const awards = computeAwards(people, half.durationMs);
  if (awards.length === 0) return;
  const bytes = writeEndstats({
    awards,
    people,
    duels: half.played.duels,
    headed: evening.endstatsStyle === 'headed',
  });
  const name = roundFile.replace(/\.txt$/, '-endstats.txt');
  evening.files.push({ name, bytes, writtenAt: savedAt + 1000 });
  evening.endstats.push({
    file: name,
    round: roundFile,
    awards: awards.map(({ award, person, value }) => ({ award, name: person.name, value })),
  });
  const last = evening.rounds.at(-1);
  if (last !== undefined) evening.rounds[evening.rounds.length - 1] = { ...last, endstatsFile: name };
}
