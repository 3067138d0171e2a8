import type { PlayerTotals } from '../../stats/etlegacy/players/fetch-player.ts';
import type { NameBook } from '../etlegacy/pictures/from-stats/name-book.ts';
import type { CompareProps } from '../charts/pictures/compare-props.ts';
import type { PictureSlot } from '../framework/reply.ts';
import { chartFormat, chartValue } from './chart-stat.ts';
import type { ComparedRow } from './compare-stats.ts';
import { pictureSlot } from './picture-slot.ts';

type Compared = {
  /** What is compared, such as "all time". */
  readonly title: string;
  readonly players: readonly PlayerTotals[];
  readonly rows: readonly ComparedRow[];
  readonly names: NameBook;
};

/** Bars of each stat side by side; `instead` says the same in words. */
export function comparePicture(compared: Compared, instead: PictureSlot['instead']): PictureSlot {
  const props = buildComparison(compared);
  return pictureSlot('comparison.png', { kind: 'compare', props }, instead);
}

function buildComparison({ title, players, rows, names }: Compared): CompareProps {
  return {
    title,
    sides: players.map(({ playerKey, name, sums }) => ({
      nameRuns: names({ playerKey, name }),
      rounds: sums.rounds,
    })),
    stats: rows.map(({ stat, values }) => {
      const shown = values.map((value) => chartValue(stat, value));
      return {
        label: stat.name,
        format: chartFormat(stat),
        better: stat.better,
        values: shown,
        // From zero to a little more than the best, so that lengths compare.
        scale: [0, Math.max(0.01, ...shown.map((value) => (value ?? 0) * 1.1))] as const,
      };
    }),
  };
}
