// Draws pictures over and over and prints what memory does: node bench/charts-stress.ts [pictures]
import { openDrawer } from '../bot/charts/open-drawer.ts';
import { allPictures } from '../tests/bot/charts/cases/all-pictures.ts';

const COUNT = Number(process.argv[2] ?? 1000);
const AT_ONCE = 8;

const drawer = openDrawer({ timeLimit: 60_000 });
const start = performance.now();
for (let done = 0; done < COUNT; done += AT_ONCE) {
  const batch = Array.from({ length: AT_ONCE }, async (_, index) => {
    // The picture cases are many; the remainder always finds one.
    const one = allPictures[(done + index) % allPictures.length];
    if (one === undefined) throw new Error('no cases');
    const drawn = await drawer.draw(one.picture);
    if (!drawn.ok) throw new Error(`${one.name}: ${drawn.code} ${drawn.detail}`);
  });
  await Promise.all(batch);
  if ((done / AT_ONCE) % 12 === 11) {
    const seconds = ((performance.now() - start) / 1000).toFixed(0);
    process.stdout.write(
      `${done + AT_ONCE} pictures, ${seconds} s, ${(process.memoryUsage.rss() / 2 ** 20).toFixed(0)} MB\n`,
    );
  }
}
await drawer.close();
