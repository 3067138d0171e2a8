import { RATES_NEED } from '../../../../stats/etlegacy/catalogue/gates.ts';
import type { PlayerTotals } from '../../../../stats/etlegacy/players/fetch-player.ts';
import type { NameBook } from '../../pictures/from-stats/name-book.ts';
import type { CompareProps } from '../../../charts/pictures/compare-props.ts';
import type { PictureSlot } from '../../../framework/reply/reply.ts';
import { toEtPicture } from '../../pictures/to-et-picture.ts';
import type { ComparedRow } from './compare-stats.ts';
import { pictureSlot } from '../../../replies/picture-slot.ts';

type Compared = {
  /** What is compared, such as "all time". */
  readonly title: string;
  readonly players: readonly PlayerTotals[];
  readonly rows: readonly ComparedRow[];
  readonly names: NameBook;
};

/** Bars of each stat side by side; `instead` has the same facts in words. */
export function comparePicture(compared: Compared, instead: PictureSlot['instead']): PictureSlot {
  const props = buildComparison(compared);
  return pictureSlot('comparison.png', toEtPicture({ kind: 'compare', props }), instead);
}

function buildComparison({ title, players, rows, names }: Compared): CompareProps {
  return {
    title,
    needed: RATES_NEED,
    sides: players.map(({ playerKey, name, sums }) => ({
      nameRuns: names({ playerKey, name }),
      rounds: sums.rounds,
    })),
    stats: rows.map(({ shown }) => shown),
  };
}
