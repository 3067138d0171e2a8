import { monitorEventLoopDelay } from 'node:perf_hooks';
import sharp from 'sharp';
import { afterEach, describe, expect, it } from 'vitest';
import { openDrawer } from '../../../bot/charts/open-drawer.ts';
import type { Drawer, DrawerOptions } from '../../../bot/charts/open-drawer.ts';
import type { Picture } from '../../../bot/charts/picture.ts';
import { toEtPicture } from '../../../bot/etlegacy/pictures/to-et-picture.ts';
import { allPictures } from './cases/all-pictures.ts';
import { scoreboardCases } from './cases/scoreboard-cases.ts';

const unruly = new URL('support/unruly-worker.ts', import.meta.url);
const open: Drawer[] = [];

function opened(options: DrawerOptions): Drawer {
  const drawer = openDrawer(options);
  open.push(drawer);
  return drawer;
}

function order(map: string): Picture {
  const props = scoreboardCases['one player'];
  if (props === undefined) throw new Error('no such case');
  return toEtPicture({ kind: 'scoreboard', props: { ...props, map } });
}

afterEach(async () => {
  await Promise.all(open.splice(0).map(async (drawer) => drawer.close()));
});

describe('the drawer', () => {
  it('draws real pictures in a worker, twice as wide as the grid, with transparent corners', async () => {
    const drawer = opened({ threads: 1 });
    const first = allPictures[0]?.picture;
    if (first === undefined) throw new Error('no cases');
    const drawn = await drawer.draw(toEtPicture(first));
    if (!drawn.ok) throw new Error(drawn.detail);
    expect(drawn.png.length).toBeLessThanOrEqual(300 * 1024);
    const image = sharp(drawn.png);
    expect((await image.metadata()).width).toBe(2000);
    const pixels = await image.ensureAlpha().raw().toBuffer();
    expect(pixels[3]).toBe(0);
    expect(pixels.readUInt8(4 * (2000 * 200 + 4) + 3)).toBe(255);
  });

  it('answers with a code when a picture cannot be drawn', async () => {
    const drawer = opened({ worker: unruly, threads: 1 });
    expect(await drawer.draw(order('throw'))).toEqual({
      ok: false,
      code: 'DRAW_FAILED',
      detail: 'a broken brush',
    });
  });

  it('continues after a worker has crashed', async () => {
    const drawer = opened({ worker: unruly, threads: 1 });
    expect(await drawer.draw(order('crash'))).toMatchObject({ ok: false, code: 'WORKER_CRASHED' });
    expect(await drawer.draw(order('fine'))).toMatchObject({ ok: true });
  });

  it('reports a worker that exits while idle, and continues', async () => {
    const reported: string[] = [];
    const report = (error: Error): void => {
      reported.push(error.message);
    };
    const drawer = opened({ worker: unruly, threads: 1, report });
    expect(await drawer.draw(order('fail later'))).toMatchObject({ ok: true });
    await expect.poll(() => reported, { timeout: 5000 }).toEqual(['a loose thread']);
    expect(await drawer.draw(order('fine'))).toMatchObject({ ok: true });
  });

  it('stops a picture that takes too long and draws the next', async () => {
    const drawer = opened({ worker: unruly, threads: 1, timeLimit: 1500 });
    expect(await drawer.draw(order('fine'))).toMatchObject({ ok: true });
    expect(await drawer.draw(order('hang'))).toMatchObject({ ok: false, code: 'TIME_LIMIT' });
    expect(await drawer.draw(order('fine'))).toMatchObject({ ok: true });
  });

  it('rejects pictures beyond the size of its queue', async () => {
    const drawer = opened({ worker: unruly, threads: 1, queue: 2 });
    const all = await Promise.all(Array.from({ length: 6 }, async () => drawer.draw(order('wait'))));
    const codes = all.map((drawn) => (drawn.ok ? 'drawn' : drawn.code));
    expect(codes).toEqual(['drawn', 'drawn', 'drawn', 'QUEUE_FULL', 'QUEUE_FULL', 'QUEUE_FULL']);
    expect(await drawer.draw(order('fine'))).toMatchObject({ ok: true });
  });

  it('answers every pending request when it is closed', async () => {
    const drawer = opened({ worker: unruly, threads: 1 });
    const waiting = drawer.draw(order('hang'));
    await drawer.close();
    expect(await waiting).toMatchObject({ ok: false, code: 'CLOSED' });
    expect(await drawer.draw(order('fine'))).toMatchObject({ ok: false, code: 'CLOSED' });
  });

  it('does not block the event loop of its owner while it draws', async () => {
    const drawer = opened({ threads: 1 });
    const pictures = allPictures.slice(0, 4).map((one) => one.picture);
    await drawer.draw(order('supply'));
    const delay = monitorEventLoopDelay({ resolution: 5 });
    delay.enable();
    await Promise.all(pictures.map(async (picture) => drawer.draw(toEtPicture(picture))));
    delay.disable();
    expect(delay.percentile(50) / 1e6).toBeLessThan(30);
  });
});
