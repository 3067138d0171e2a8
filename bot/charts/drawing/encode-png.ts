import type { Canvas } from '@napi-rs/canvas';
import sharp, { type CreateRaw } from 'sharp';
import { roundColors } from './round-colors.ts';

// One picture is one job of one worker; the pool limits the concurrency.
sharp.concurrency(1);
// Pictures never repeat, so a cache would never be used.
sharp.cache(false);

// Size that loads quickly on a slow mobile connection.
const TARGET_BYTES = 300 * 1024;

// Larger pictures are compressed harder; the largest would still exceed the target, so they use a palette at once.
const LIGHT_PIXELS = 4_500_000;
const HARD_PIXELS = 6_000_000;

/**
 * Encodes a canvas as PNG: with colours rounded to 32 steps if that stays below 300 KB, else with a palette of 256 of
 * them, which takes three times as long; of unrounded ones it would take twice as long again. The canvas's own encoder
 * takes five times as long, for a larger file. The canvas is emptied afterwards: its pixels are some 20 MB that the
 * garbage collector does not account for, so it would not collect them soon.
 */
export async function encodePng(canvas: Canvas): Promise<Uint8Array> {
  const raw = { width: canvas.width, height: canvas.height, channels: 4 } as const;
  const pixels = canvas.data();
  canvas.width = 1;
  canvas.height = 1;
  try {
    return await encodePixels(pixels, raw);
  } finally {
    // The same holds for the copy: transferring it to a buffer of length 0 frees it at once.
    if (pixels.buffer instanceof ArrayBuffer) pixels.buffer.transfer(0);
  }
}

async function encodePixels(pixels: Buffer, raw: CreateRaw): Promise<Uint8Array> {
  const count = raw.width * raw.height;
  roundColors(pixels);
  if (count <= HARD_PIXELS) {
    const png = await sharp(pixels, { raw })
      .png({ compressionLevel: count <= LIGHT_PIXELS ? 5 : 7 })
      .toBuffer();
    if (png.length <= TARGET_BYTES) return png;
  }
  return sharp(pixels, { raw }).png({ palette: true, effort: 1, dither: 0 }).toBuffer();
}
