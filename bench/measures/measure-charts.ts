// How fast pictures are drawn. Prints medians and their ratio to PNG encoding alone, so that runs on different machines
// can be compared.
import { cpus } from 'node:os';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { encodePng } from '../../bot/charts/drawing/encode-png.ts';
import { paintScene } from '../../bot/charts/drawing/paint-scene.ts';
import { openDrawer } from '../../bot/charts/open-drawer.ts';
import type { Drawer } from '../../bot/charts/open-drawer.ts';
import { toEtPicture } from '../../bot/etlegacy/pictures/to-et-picture.ts';
import type { EtPicture } from '../../bot/etlegacy/pictures/picture-props.ts';
import { renderPicture } from '../../bot/charts/render-picture.ts';
import { allPictures } from '../../tests/bot/charts/cases/all-pictures.ts';
import { layoutEtPicture } from '../../tests/bot/charts/support/layout-et-picture.ts';
import { recapPictures } from '../../tests/bot/charts/cases/recap-pictures.ts';

const RUNS = 15;
const WARM_UP = 3;
const RECAPS = 20;

function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
}

async function measure(run: () => unknown, runs = RUNS): Promise<number[]> {
  const times: number[] = [];
  for (let index = 0; index < runs + WARM_UP; index += 1) {
    const start = performance.now();
    await run();
    if (index >= WARM_UP) times.push(performance.now() - start);
  }
  return times;
}

/** Time limits of pictures in milliseconds, on two idle cores. */
const AIMS = { scoreboard: 150, first: 300, set: 600, loopDelay: 30 } as const;

function judge(value: number, aim: number): string {
  return `  ${value <= aim ? 'within' : 'beyond'} the aim of ${aim} ms`;
}

function say(what: string, times: readonly number[], unit = 0, aim = Number.NaN): void {
  const p50 = quantile(times, 0.5);
  const verdict = Number.isNaN(aim) ? '' : judge(p50, aim);
  const ratio = unit > 0 ? `  x${(p50 / unit).toFixed(2)} of the canvas encoder` : '';
  const spread = `p95 ${quantile(times, 0.95).toFixed(0)} ms`;
  process.stdout.write(
    `${what.padEnd(44)} p50 ${p50.toFixed(0).padStart(5)} ms  ${spread.padStart(11)}${ratio}${verdict}\n`,
  );
}

function find(name: string): EtPicture {
  const one = allPictures.find((candidate) => candidate.name === name);
  if (one === undefined) throw new Error(`no case ${name}`);
  return one.picture;
}

async function benchOne(name: string): Promise<void> {
  const picture = find(name);
  const canvas = paintScene(layoutEtPicture(picture));
  const raw = await measure(() => canvas.encodeSync('png'));
  const unit = quantile(raw, 0.5);
  const bytes = (await renderPicture(toEtPicture(picture))).length;
  process.stdout.write(`\n${name}, ${canvas.width}x${canvas.height}, ${(bytes / 1024).toFixed(0)} KB\n`);
  say('  PNG encoding by the canvas, the raw limit', raw);
  // An encoded canvas is empty.
  const canvases = Array.from({ length: RUNS + WARM_UP }, () => paintScene(layoutEtPicture(picture)));
  say(
    '  PNG encoding by sharp, the one in use',
    await measure(async () => encodePng(canvases.pop() ?? canvas)),
    unit,
  );
  say('  layout', await measure(() => layoutEtPicture(picture)), unit);
  say('  painting', await measure(() => paintScene(layoutEtPicture(picture))), unit);
  const aim = name === 'scoreboard: six a side' ? AIMS.scoreboard : Number.NaN;
  say('  all', await measure(async () => renderPicture(toEtPicture(picture))), unit, aim);
}

async function drawAll(drawer: Drawer, pictures: readonly EtPicture[]): Promise<void> {
  const drawn = await Promise.all(pictures.map(async (picture) => drawer.draw(toEtPicture(picture))));
  for (const one of drawn) if (!one.ok) throw new Error(`${one.code}: ${one.detail}`);
}

async function benchRecap(drawer: Drawer): Promise<void> {
  const [first, ...others] = recapPictures;
  process.stdout.write(
    `\nsession of 24 rounds, 12 players, ${recapPictures.length} pictures, 2 threads, ${cpus().length} cores\n`,
  );
  const canvases = recapPictures.map((picture) => paintScene(layoutEtPicture(picture)));
  const raw = await measure(() => canvases.map((canvas) => canvas.encodeSync('png').length), 3);
  say('  PNG encoding of the set by the canvas', raw);
  const one = first === undefined ? [] : [first];
  say('  first picture', await measure(async () => drawAll(drawer, one)), 0, AIMS.first);
  const before = process.cpuUsage();
  const whole = await measure(async () => drawAll(drawer, recapPictures));
  const { user, system } = process.cpuUsage(before);
  say('  whole set', whole, quantile(raw, 0.5), AIMS.set);
  // Shows the cost of the set even on a busy machine.
  const cost = (user + system) / 1000 / (RUNS + WARM_UP);
  const spent = `${cost.toFixed(0)} ms, half of it on each core`;
  process.stdout.write(`  whole set, processor time of all threads         ${spent}\n`);
  for (const picture of others)
    say(`  ${picture.kind} alone`, await measure(async () => drawAll(drawer, [picture]), 5));
}

async function benchLoop(drawer: Drawer): Promise<void> {
  const delay = monitorEventLoopDelay({ resolution: 5 });
  const start = performance.now();
  delay.enable();
  for (let recap = 0; recap < RECAPS; recap += 5) {
    await drawAll(drawer, Array.from({ length: 5 }, () => recapPictures).flat());
  }
  delay.disable();
  // The histogram holds the whole interval; what exceeds its resolution is delay.
  const p99 = Math.max(0, delay.percentile(99) / 1e6 - 5);
  process.stdout.write(
    `\n${RECAPS} recaps in ${((performance.now() - start) / 1000).toFixed(1)} s, event-loop delay p99 ${p99.toFixed(1)} ms${judge(p99, AIMS.loopDelay)}\n`,
  );
}

export async function measureCharts(): Promise<void> {
  for (const name of [
    'scoreboard: six a side',
    'scoreboard: sixteen a side',
    'card: veteran',
    'compare: two',
  ])
    await benchOne(name);
  const drawer = openDrawer({ timeLimit: 60_000 });
  try {
    await drawAll(drawer, [...recapPictures, ...recapPictures]);
    await benchRecap(drawer);
    await benchLoop(drawer);
  } finally {
    await drawer.close();
  }
}
