// Figures of a process over time, and whether they grow.
import { type Kysely, sql } from 'kysely';
import type { DB } from '../../database/schema.ts';
import { readProcess } from '../support/read-process.ts';
import { median, say } from '../support/say.ts';
import type { RunningDebrief } from '../support/start-debrief.ts';

const FIGURES = {
  rss: { title: 'memory of the process', unit: 'MB', mayRise: 0.05 },
  heap: { title: 'heap of JavaScript in use', unit: 'MB', mayRise: 0.1 },
  files: { title: 'open files and sockets', unit: '', mayRise: 0.05 },
  handles: { title: 'what keeps the loop busy', unit: '', mayRise: 0.05 },
  threads: { title: 'threads', unit: '', mayRise: 0.05 },
  connections: { title: 'connections to PostgreSQL', unit: '', mayRise: 0.05 },
} as const;
type Figure = keyof typeof FIGURES;

export type Figures = Readonly<Record<Figure, number>> & { readonly atS: number };

export async function readFigures(debrief: RunningDebrief, db: Kysely<DB>): Promise<Figures> {
  const metrics = await debrief.readMetrics();
  const { rssMb, files, threads } = await readProcess(debrief.pid);
  const { rows } = await sql<{ connections: number }>`
    select count(*) as connections from pg_stat_activity
    where application_name in ('debrief', 'debrief-jobs')`.execute(db);
  return {
    atS: performance.now() / 1000,
    rss: rssMb,
    heap: metrics('nodejs_heap_size_used_bytes') / 1024 ** 2,
    files,
    handles: metrics('nodejs_active_resources_total'),
    threads,
    connections: rows[0]?.connections ?? Number.NaN,
  };
}

/** The first part is the warm-up: caches fill, code is compiled, connections are opened. */
const WARM_UP = 1 / 3;
const FEWEST = 6;

/**
 * Reports for each figure its beginning, middle and end (medians of thirds), its slope, and whether it is flat.
 *
 * @returns whether all are flat.
 */
export function reportSoak(samples: readonly Figures[]): boolean {
  const warm = samples.slice(Math.floor(samples.length * WARM_UP));
  if (warm.length < FEWEST) {
    say(`${samples.length} samples are too few to tell.`);
    return false;
  }
  const verdicts = Object.keys(FIGURES)
    .filter(isFigure)
    .map((figure) => reportFigure(figure, samples, warm));
  const isFlat = verdicts.every(Boolean);
  say(isFlat ? 'flat' : 'NOT FLAT');
  return isFlat;
}

function reportFigure(figure: Figure, samples: readonly Figures[], warm: readonly Figures[]): boolean {
  const { title, unit, mayRise } = FIGURES[figure];
  const valuesOf = (some: readonly Figures[]): number[] => some.map((sample) => sample[figure]);
  const third = Math.ceil(samples.length / 3);
  const thirds = [0, 1, 2].map((n) => median(valuesOf(samples.slice(n * third, (n + 1) * third))));
  const perS = slope(warm.map((sample) => [sample.atS, sample[figure]]));
  const lengthS = (warm.at(-1)?.atS ?? 0) - (warm[0]?.atS ?? 0);
  const rise = perS * lengthS;
  const isFlat = rise <= Math.max(1, mayRise * median(valuesOf(warm)));
  const numbers = thirds.map((value) => value.toFixed(0).padStart(4)).join(' ');
  const perHour = `${(perS * 3600).toFixed(1)}${unit === '' ? '' : ` ${unit}`} an hour after the first third`;
  say(
    `${title.padEnd(26)} ${numbers} ${unit.padEnd(2)}  at most ${Math.max(...valuesOf(samples)).toFixed(0)}, ${perHour}${isFlat ? '' : '  RISES'}`,
  );
  return isFlat;
}

/** The median of the slopes between any two samples (Theil and Sen), which ignores outliers. */
function slope(points: readonly (readonly [x: number, y: number])[]): number {
  const slopes = points.flatMap(([x1, y1], i) =>
    points.slice(i + 1).flatMap(([x2, y2]) => (x2 === x1 ? [] : [(y2 - y1) / (x2 - x1)])),
  );
  return median(slopes);
}

function isFigure(name: string): name is Figure {
  return name in FIGURES;
}
