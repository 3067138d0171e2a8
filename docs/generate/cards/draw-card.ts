import { loadImage } from '@napi-rs/canvas';
import sharp from 'sharp';
import { paintScene } from '../../../bot/charts/drawing/paint-scene.ts';
import { SIZE } from '../../../bot/charts/tokens.ts';
import { type Card, layoutCard } from './layout-card.ts';
import { drawMono } from './mono.ts';

const QUALITY = 82;

/** Returns WebP bytes, as wide as the grid of the charts. */
export async function drawCard(card: Card): Promise<Uint8Array> {
  const { marks, monos, pictures, bottom } = layoutCard(card);
  const canvas = paintScene({ width: SIZE.width, height: bottom + SIZE.padding, marks });
  const context = canvas.getContext('2d');
  for (const mono of monos) drawMono(context, mono);
  for (const { box, bytes } of pictures)
    context.drawImage(await loadImage(bytes), box.x, box.y, box.w, box.h);
  const raw = { width: canvas.width, height: canvas.height, channels: 4 } as const;
  return sharp(canvas.data(), { raw }).resize({ width: SIZE.width }).webp({ quality: QUALITY }).toBuffer();
}
