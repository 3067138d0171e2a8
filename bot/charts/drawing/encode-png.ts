import type { Canvas } from '@napi-rs/canvas';
import sharp from 'sharp';

// One picture is one job of one worker; the pool decides how many run at once.
sharp.concurrency(1);

// A phone on a train should not wait for one picture.
const TARGET_BYTES = 300 * 1024;

// Beyond this many pixels the exact file is too large anyway, so nobody has to make it first.
const EXACT_PIXELS = 3_500_000;

/**
 * PNG bytes of a canvas: exact if that stays under 300 KB, else with a palette of 256 colours, which takes about twice
 * as long and half the space. The canvas's own encoder takes three times as long as the exact one, for a larger file.
 */
export async function encodePng(canvas: Canvas): Promise<Uint8Array> {
  const raw = { width: canvas.width, height: canvas.height, channels: 4 } as const;
  const pixels = canvas.data();
  if (canvas.width * canvas.height <= EXACT_PIXELS) {
    const exact = await sharp(pixels, { raw }).png({ compressionLevel: 6 }).toBuffer();
    if (exact.length <= TARGET_BYTES) return exact;
  }
  return sharp(pixels, { raw }).png({ palette: true, effort: 1, dither: 0 }).toBuffer();
}
