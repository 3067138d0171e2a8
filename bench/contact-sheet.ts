// Draws every case of every picture on sheets, one per kind and width, for visual review. node bench/contact-sheet.ts
// FOLDER [kind ...]
import { toEtPicture } from '../bot/etlegacy/pictures/to-et-picture.ts';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { renderPicture } from '../bot/charts/render-picture.ts';
import { allPictures } from '../tests/bot/charts/cases/all-pictures.ts';

/** Full grid, a desktop's message, a phone's. */
const WIDTHS = [1000, 550, 300];
const GAP = 16;
const COLUMNS = 4;

type Tile = { readonly input: Buffer; readonly height: number };

async function shrink(png: Uint8Array, width: number): Promise<Tile> {
  const { data, info } = await sharp(png).resize({ width }).png().toBuffer({ resolveWithObject: true });
  return { input: data, height: info.height };
}

/** Puts each tile under the shortest column so far. */
async function writeSheet(file: string, tiles: readonly Tile[], width: number): Promise<void> {
  const bottoms = Array.from({ length: Math.min(COLUMNS, tiles.length) }, () => GAP);
  const placed = tiles.map((tile) => {
    const column = bottoms.indexOf(Math.min(...bottoms));
    const top = bottoms[column] ?? GAP;
    bottoms[column] = top + tile.height + GAP;
    return { input: tile.input, left: GAP + column * (width + GAP), top };
  });
  const size = { width: GAP + bottoms.length * (width + GAP), height: Math.max(...bottoms) };
  await sharp({ create: { ...size, channels: 4, background: '#313338' } })
    .composite(placed)
    .png()
    .toFile(file);
}

const [folder, ...kinds] = process.argv.slice(2);
if (folder === undefined) throw new Error('Say where to: node bench/contact-sheet.ts FOLDER [kind ...]');
mkdirSync(folder, { recursive: true });
const wanted = new Set(kinds.length > 0 ? kinds : allPictures.map((one) => one.picture.kind));
for (const kind of wanted) {
  const pictures = allPictures.filter((one) => one.picture.kind === kind);
  if (pictures.length === 0) throw new Error(`There are no cases of ${kind} in allPictures`);
  const pngs: Uint8Array[] = [];
  for (const one of pictures) pngs.push(await renderPicture(toEtPicture(one.picture)));
  for (const width of WIDTHS) {
    const tiles = await Promise.all(pngs.map(async (png) => shrink(png, width)));
    await writeSheet(join(folder, `${kind}-${width}.png`), tiles, width);
  }
  process.stdout.write(`${kind}: ${pictures.length} cases\n`);
}
