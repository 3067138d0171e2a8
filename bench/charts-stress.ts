// Draws pictures repeatedly and reports the growth of memory: node bench/charts-stress.ts [pictures]. Ends with 1 when
// memory grows by more than the bound after fonts and heaps have reached their size. The C library has one arena per
// thread and reuses free memory badly: MALLOC_ARENA_MAX=2, as in production, shows leaks sooner.
import { toEtPicture } from '../bot/etlegacy/pictures/to-et-picture.ts';
import { openDrawer } from '../bot/charts/open-drawer.ts';
import type { Drawer } from '../bot/charts/open-drawer.ts';
import { allPictures } from '../tests/bot/charts/cases/all-pictures.ts';

const COUNT = Number(process.argv[2] ?? 1000);
const AT_ONCE = 8;
/** Pictures between two samples of memory. */
const STRIDE = 24;
/** One canvas is about 14 MB, so a leak of one picture in a hundred exceeds this within a thousand. */
const BOUND_MB = 64;

type Sample = { readonly pictures: number; readonly mb: number };

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}

async function drawMany(drawer: Drawer): Promise<Sample[]> {
  const start = performance.now();
  const samples: Sample[] = [];
  for (let done = 0; done < COUNT; done += AT_ONCE) {
    const batch = Array.from({ length: AT_ONCE }, async (_, index) => {
      // The remainder is always a valid index.
      const one = allPictures[(done + index) % allPictures.length];
      if (one === undefined) throw new Error('no cases');
      const drawn = await drawer.draw(toEtPicture(one.picture));
      if (!drawn.ok) throw new Error(`${one.name}: ${drawn.code} ${drawn.detail}`);
    });
    await Promise.all(batch);
    const pictures = done + AT_ONCE;
    if (pictures % STRIDE !== 0) continue;
    samples.push({ pictures, mb: process.memoryUsage.rss() / 2 ** 20 });
    const seconds = ((performance.now() - start) / 1000).toFixed(0);
    if (samples.length % 4 === 0)
      say(`${pictures} pictures, ${seconds} s, ${samples.at(-1)?.mb.toFixed(0)} MB`);
  }
  return samples;
}

function median(samples: readonly Sample[]): number {
  return samples.map(({ mb }) => mb).toSorted((a, b) => a - b)[Math.floor(samples.length / 2)] ?? Number.NaN;
}

/** Least squares, in MB per thousand pictures. */
function slopeOf(samples: readonly Sample[]): number {
  const mean = (read: (sample: Sample) => number): number =>
    samples.reduce((sum, sample) => sum + read(sample), 0) / samples.length;
  const [x, y] = [mean(({ pictures }) => pictures), mean(({ mb }) => mb)];
  const spread = mean(({ pictures }) => (pictures - x) ** 2);
  return (1000 * mean(({ pictures, mb }) => (pictures - x) * (mb - y))) / spread;
}

const drawer = openDrawer({ timeLimit: 60_000 });
const samples = await drawMany(drawer);
await drawer.close();
const settled = samples.slice(Math.ceil(samples.length / 3));
const quarter = Math.max(1, Math.floor(settled.length / 4));
const [from, to] = [median(settled.slice(0, quarter)), median(settled.slice(-quarter))];
const grown = to - from;
say(
  `memory from ${from.toFixed(0)} MB (first third left out) to ${to.toFixed(0)} MB, ` +
    `${slopeOf(settled).toFixed(0)} MB per 1,000 pictures`,
);
// Without samples nothing is proven, and comparisons with NaN are false.
const isSteady = grown <= BOUND_MB;
say(`${isSteady ? 'Memory is steady' : 'Memory grows'}: ${grown.toFixed(0)} MB, bound ${BOUND_MB} MB.`);
process.exitCode = isSteady ? 0 : 1;
