import type { Box, Mark } from '../../../bot/charts/drawing/scene.ts';
import type { MonoMark } from './mono.ts';

export type PlacedPicture = { readonly box: Box; readonly bytes: Uint8Array };

/** A piece of a card: marks of the charts, and additional ones. */
export type Part = {
  readonly marks: readonly Mark[];
  readonly monos: readonly MonoMark[];
  readonly pictures: readonly PlacedPicture[];
  readonly bottom: number;
};

/** The position of a part: its upper left corner and its width. */
export type Place = { readonly x: number; readonly y: number; readonly w: number };

/** Places parts below each other, `gap` apart; each gets its position. */
export function stackParts(place: Place, parts: readonly ((place: Place) => Part)[], gap: number): Part {
  const done: Part[] = [];
  let y = place.y;
  for (const part of parts) {
    const laid = part({ ...place, y });
    done.push(laid);
    y = laid.bottom + gap;
  }
  return {
    marks: done.flatMap(({ marks }) => marks),
    monos: done.flatMap(({ monos }) => monos),
    pictures: done.flatMap(({ pictures }) => pictures),
    bottom: done.at(-1)?.bottom ?? place.y,
  };
}
