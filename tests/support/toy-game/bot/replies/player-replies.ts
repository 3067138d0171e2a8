import type { CardProps } from '../../../../../bot/charts/pictures/card-props.ts';
import type { CompareProps } from '../../../../../bot/charts/pictures/compare-props.ts';
import { findLead } from '../../../../../bot/charts/text/find-lead.ts';
import { ACCENT, textBlock, textOf } from '../../../../../bot/framework/reply/blocks.ts';
import type { Reply } from '../../../../../bot/framework/reply/reply.ts';
import type { Wording } from '../../../../../bot/framework/wording.ts';
import { chartFormat, chartValue } from '../../../../../bot/replies/chart-stat.ts';
import { pictureSlot } from '../../../../../bot/replies/picture-slot.ts';
import { evaluate } from '../../../../../stats/formulas/formula.ts';
import { count } from '../../../../../wording/format-numbers.ts';
import { formatStat } from '../../../../../wording/format-stat.ts';
import { sayName } from '../../../../../wording/say-name.ts';
import { textTable } from '../../../../../wording/text-table.ts';
import type { Place } from '../../../../../stats/ranking/fetch-places.ts';
import type { SkimPlayer } from '../../stats/fetch-player.ts';
import { FORMULAS } from '../../stats/formulas.data.ts';
import { LEAST_ROUNDS } from '../../stats/gates-of.ts';
import { type SkimStat, STATS } from '../../stats/stats.data.ts';
import { toSkimmingPicture } from '../pictures/to-skimming-picture.ts';

/** @param standings places in the stats of the catalogue, in its order. */
export function buildCardReply(player: SkimPlayer, standings: readonly Place[], wording: Wording): Reply {
  const { locale } = wording;
  const lines = STATS.map((stat) => [stat.name, formatStat(stat, valueOf(stat, player), locale)]);
  const table = textTable(
    [
      { head: 'stat', align: 'left' },
      { head: 'value', align: 'right' },
    ],
    lines,
  );
  const props: CardProps = {
    nameRuns: [{ text: player.name, color: null }],
    place: standings[0]?.place ?? null,
    ranked: standings[0]?.ranked ?? 0,
    rounds: player.sums.rounds,
    period: 'all time',
    numbers: STATS.map((stat, at) => ({
      label: stat.short,
      value: chartValue(stat, valueOf(stat, player)),
      format: chartFormat(stat),
      percentile: shareOf(standings[at]),
    })),
    form: { stat: 'skips per throw', format: 'ratio', values: player.form, average: averageOf(player.form) },
    sides: [],
  };
  return {
    kind: 'reply',
    accent: ACCENT.blue,
    blocks: [
      textBlock(`## ${sayName(player.name)}`),
      pictureSlot('card.png', toSkimmingPicture({ kind: 'card', props }), [textOf(table)]),
    ],
    footer: `${count(player.sums.rounds, 'round', locale)} · ${wording.mention('skim-card')}`,
    files: [],
  };
}

/** Two players side by side. */
export function buildCompareReply(players: readonly [SkimPlayer, SkimPlayer], wording: Wording): Reply {
  const tooFew = players.some(({ sums }) => sums.rounds < LEAST_ROUNDS);
  const stats = STATS.map((stat) => {
    const values = players.map((player) => chartValue(stat, valueOf(stat, player)));
    const most = Math.max(1, ...values.map((value) => value ?? 0));
    return {
      label: stat.name,
      format: chartFormat(stat),
      better: stat.better,
      tooFew,
      values,
      scale: [0, most] as const,
    };
  });
  const props: CompareProps = {
    title: 'all time',
    needed: `${LEAST_ROUNDS} rounds`,
    sides: players.map(({ name, sums }) => ({
      nameRuns: [{ text: name, color: null }],
      rounds: sums.rounds,
    })),
    stats,
  };
  const { leader, wins, judged } = findLead(stats, players.length);
  const best = leader === null ? undefined : players[leader];
  const verdict =
    best === undefined
      ? 'Nobody leads.'
      : `**${sayName(best.name)}** leads ${wins[leader ?? 0] ?? 0} of ${judged} stats.`;
  return {
    kind: 'reply',
    accent: ACCENT.help,
    blocks: [
      textBlock(verdict),
      pictureSlot('comparison.png', toSkimmingPicture({ kind: 'compare', props }), [textOf(verdict)]),
    ],
    footer: wording.mention('skim-compare'),
    files: [],
  };
}

function valueOf(stat: SkimStat, { sums }: SkimPlayer): number | null {
  return evaluate(FORMULAS[stat.formula], sums);
}

function shareOf(place: Place | undefined): number | null {
  return place?.percentile === undefined || place.percentile === null ? null : place.percentile / 100;
}

function averageOf(values: readonly number[]): number | null {
  return values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length;
}
