/** Contests for tests: anna is steady, boris has one long throw. */
import type { TestFile } from '../etlegacy/round-file.ts';

export type ContestSpec = {
  readonly day: number;
  readonly pond?: string;
  readonly throws: readonly (readonly [player: string, skips: number, metres: number])[];
};

/** The file of a judge about a contest. */
export function contestFile({ day, pond = 'mill pond', throws }: ContestSpec): TestFile {
  const at = new Date(Date.UTC(2031, 1, day, 19)).toISOString();
  const document = { pond, at, throws: throws.map(([player, skips, metres]) => ({ player, skips, metres })) };
  return { name: `2031-02-0${day}.skim`, body: Buffer.from(JSON.stringify(document)) };
}

export const CONTESTS: readonly TestFile[] = [
  contestFile({
    day: 1,
    throws: [
      ['Anna', 6, 20],
      ['Boris', 2, 30],
      ['Anna', 8, 24],
    ],
  }),
  contestFile({
    day: 2,
    throws: [
      ['anna', 7, 21],
      ['Boris', 12, 61.5],
      ['Carla', 9, 12],
    ],
  }),
];
