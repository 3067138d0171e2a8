import pixelmatch from 'pixelmatch';
import sharp from 'sharp';

const WIDTH = 250;

/** A picture small enough to be stored with the tests. */
export async function shrink(png: Uint8Array): Promise<Buffer> {
  return sharp(png)
    .resize({ width: WIDTH, kernel: 'lanczos3' })
    .png({ palette: true, colours: 64 })
    .toBuffer();
}

/** Share of pixels that a person would see as different, 0 to 1; 1 for another size. */
export async function differ(a: Uint8Array, b: Uint8Array): Promise<number> {
  const [one, two] = await Promise.all(
    [a, b].map(async (png) => sharp(png).ensureAlpha().raw().toBuffer({ resolveWithObject: true })),
  );
  if (one === undefined || two === undefined) throw new Error('nothing to compare');
  const { width, height } = one.info;
  if (two.info.width !== width || two.info.height !== height) return 1;
  return pixelmatch(one.data, two.data, undefined, width, height, { threshold: 0.15 }) / (width * height);
}
