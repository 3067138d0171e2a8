import type { Canvas } from '@napi-rs/canvas';
import sharp from 'sharp';

// One picture is one job of one worker; the pool decides how many run at once.
sharp.concurrency(1);

// A phone on a train should not wait for one picture.
const TARGET_BYTES = 300 * 1024;

/**
 * PNG bytes of a canvas, exact if that stays under 300 KB, else with a palette of 256 colours.
 * The canvas's own encoder takes about five times as long for a larger file.
 */
export async function encodePng(canvas: Canvas): Promise<Uint8Array> {
  const raw = { width: canvas.width, height: canvas.height, channels: 4 } as const;
  const pixels = canvas.data();
  const exact = await sharp(pixels, { raw }).png({ compressionLevel: 6 }).toBuffer();
  if (exact.length <= TARGET_BYTES) return exact;
  return sharp(pixels, { raw }).png({ palette: true, effort: 1, dither: 0 }).toBuffer();
}
