import { quantile, say } from '../support/say.ts';
import type { Sample } from './play-request.ts';

type Aim = { readonly ms: number };

/** A line for each label, and one for all together: half and nearly all were faster than that. */
export function reportSamples(title: string, samples: readonly Sample[], aim?: Aim): void {
  const aimed = aim === undefined ? '' : `  aim ${aim.ms} ms`;
  say(`${line(title, samples)}${aimed}`);
  const labels = Map.groupBy(samples, (sample) => sample.label);
  if (labels.size > 1) for (const [label, own] of labels) say(line(`  ${label}`, own));
}

/** One line for all of them. */
function line(title: string, samples: readonly Sample[]): string {
  const texts = samples.map(({ textMs }) => textMs);
  const finals = samples.map(({ finalMs }) => finalMs);
  const text = samples.some(({ kind }) => kind === 'picture') ? `   words ${both(texts)}  picture` : '  ';
  return `${title.padEnd(40)} ${String(samples.length).padStart(4)}${text} ${both(finals)}`;
}

function both(values: readonly number[]): string {
  const ms = (share: number) => quantile(values, share).toFixed(0).padStart(4);
  return `p50 ${ms(0.5)}  p95 ${ms(0.95)} ms`;
}
