// A table of waiting times: one line per kind of request, with the slowest one named.
import { quantile, say } from '../support/say.ts';
import type { Sample } from './play-request.ts';

export type Group = {
  readonly title: string;
  readonly samples: readonly Sample[];
  /** Which of the times is reported. */
  readonly wait: 'words' | 'end';
  /** Limit of p95 in ms. */
  readonly aim?: number;
};

const SLOWEST = 3;
const TITLE = 36;

/** @param everyLabel whether each command has its own line. */
export function reportSamples(groups: readonly Group[], everyLabel: boolean): void {
  say(`${''.padEnd(TITLE)}${cells(['times', 'p50', 'p95', 'aim'])}  slowest by p95`);
  for (const group of groups) {
    const labels = labelsOf(group);
    const slowest = labels.length < 2 ? [] : labels.slice(0, SLOWEST);
    const names = slowest.map(({ label, waits }) => `${label} ${ms(waits, 0.95)}`);
    say(`${line(group.title, waitsOf(group.samples, group), group.aim)}  ${names.join(' · ')}`.trimEnd());
    if (!everyLabel || labels.length < 2) continue;
    for (const { label, waits } of labels) say(line(`  ${label}`, waits, group.aim));
  }
  const missed = groups.filter(({ aim }) => aim !== undefined).flatMap(missedBy);
  say(missed.length === 0 ? 'Every command meets its aim.' : `Over the aim: ${missed.join(' · ')}`);
}

type Label = { readonly label: string; readonly waits: readonly number[] };

/** The slowest first. */
function labelsOf(group: Group): Label[] {
  return Array.from(
    Map.groupBy(group.samples, ({ label }) => label),
    ([label, samples]) => ({
      label,
      waits: waitsOf(samples, group),
    }),
  ).toSorted((a, b) => quantile(b.waits, 0.95) - quantile(a.waits, 0.95));
}

function waitsOf(samples: readonly Sample[], { wait }: Group): number[] {
  return samples.map(({ textMs, finalMs }) => (wait === 'words' ? textMs : finalMs));
}

function missedBy(group: Group): string[] {
  const { title, aim = Number.POSITIVE_INFINITY } = group;
  return labelsOf(group)
    .filter(({ waits }) => quantile(waits, 0.95) > aim)
    .map(({ label, waits }) => `${label} (${title}) ${ms(waits, 0.95)} ms`);
}

function line(title: string, waits: readonly number[], aim?: number): string {
  const figures = [
    String(waits.length),
    ms(waits, 0.5),
    ms(waits, 0.95),
    aim === undefined ? '' : String(aim),
  ];
  return `${title.padEnd(TITLE)}${cells(figures)}`;
}

function cells(values: readonly string[]): string {
  return values.map((value) => value.padStart(6)).join('');
}

function ms(values: readonly number[], share: number): string {
  return quantile(values, share).toFixed(0);
}
