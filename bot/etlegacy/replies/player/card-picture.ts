import { toEtPicture } from '../../pictures/to-et-picture.ts';
import type { Standing } from '../../../../stats/etlegacy/boards/fetch-standings.ts';
import { evaluate } from '../../../../stats/formulas/formula.ts';
import { FORMULAS } from '../../../../stats/etlegacy/formulas/formulas.data.ts';
import type { Sums } from '../../../../stats/etlegacy/formulas/sum-columns.ts';
import { formDpm } from '../../../../stats/etlegacy/players/form-dpm.ts';
import type { PlayerTotals } from '../../../../stats/etlegacy/players/fetch-player.ts';
import type { CardProps } from '../../../charts/pictures/card-props.ts';
import type { PictureSlot } from '../../../framework/reply/reply.ts';
import { sayPeriod } from '../../../../wording/say-period.ts';
import { chartFormat, chartValue } from '../../../replies/chart-stat.ts';
import { pictureSlot } from '../../../replies/picture-slot.ts';
import type { PlayerCard, PlayerPage } from './player-model.ts';

type Overview = Extract<PlayerPage, { tab: 'overview' }>;

/** Common words that fit in a third of a phone's width. */
const NUMBERS = [
  ['damage/min', 'dpm'],
  ['kills/death', 'kd'],
  ['accuracy', 'accuracy'],
  ['revives/round', 'revives_round'],
  ['useful kills', 'useful_share'],
  ['time alive', 'survival'],
] as const;
const SIDES = [
  ['Aim', 'accuracy'],
  ['Damage', 'dpm'],
  ['Survival', 'survival'],
  ['Support', 'revives_round'],
  ['Objective', 'objectives'],
] as const;

/** The picture of a player's card; `instead` has the same facts in words. */
export function cardPicture(
  card: PlayerCard,
  page: Overview,
  totals: PlayerTotals,
  instead: PictureSlot['instead'],
): PictureSlot {
  const props = buildCard(card, page, totals);
  return pictureSlot('card.png', toEtPicture({ kind: 'card', props }), instead);
}

function buildCard(
  { playerKey, name, period, names }: PlayerCard,
  page: Overview,
  { sums }: PlayerTotals,
): CardProps {
  const { standings, form } = page;
  const find = (key: string) => standings.find(({ stat }) => stat.key === key);
  const dpm = find('dpm');
  return {
    nameRuns: names({ playerKey, name }),
    place: dpm?.place ?? null,
    ranked: dpm?.ranked ?? 0,
    rounds: sums.rounds,
    period: sayPeriod(period),
    numbers: NUMBERS.flatMap(([label, key]) => {
      const standing = find(key);
      return standing === undefined ? [] : [toNumber(label, standing, sums)];
    }),
    form: {
      stat: 'DPM',
      format: 'whole',
      values: form.map((round) => round.dpm),
      average: formDpm(form),
    },
    sides: SIDES.map(([label, key]) => ({ label, percentile: shareOf(find(key)) })),
  };
}

function toNumber(label: string, standing: Standing, sums: Sums): CardProps['numbers'][number] {
  const { stat } = standing;
  return {
    label,
    value: chartValue(stat, evaluate(FORMULAS[stat.formula], sums)),
    format: chartFormat(stat),
    percentile: shareOf(standing),
  };
}

function shareOf(standing: Standing | undefined): number | null {
  const percentile = standing?.percentile ?? null;
  return percentile === null ? null : percentile / 100;
}
