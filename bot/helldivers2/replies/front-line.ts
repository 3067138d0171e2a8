import type { Front } from '../../../stats/helldivers2/fetch-war-view.ts';
import { formatNumber } from '../../../wording/format-numbers.ts';
import { sayName } from '../../../wording/say-name.ts';
import { progressBar } from '../../../wording/progress-bar.ts';
import { sayVerdict } from './say-outlook.ts';
import { sayEventEnd, sayPct, sayRate, sayStruggle } from './war-words.ts';

/** A planet that is fought over, in two lines: what is at stake, and how it goes. */
export function frontLine({ planet, name, outlook }: Front, locale: string): string {
  const { event } = planet;
  const pct = event?.pct ?? planet.liberationPct;
  const until = event === null ? '' : sayEventEnd(event);
  return [
    `**${sayName(name)}** ${sayStruggle(planet)}${until}`,
    `${progressBar(pct)} ${sayPct(pct, locale)} · ${sayRate(outlook.net, locale)} · ${formatNumber(planet.players, locale)} divers · ${sayVerdict(outlook, locale)}`,
  ].join('\n');
}
