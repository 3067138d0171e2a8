import type { APIComponentInContainer } from 'discord-api-types/v10';
import type { Picture } from '../charts/picture.ts';
import type { PictureSlot } from '../framework/reply/reply.ts';

/** A picture, with its facts in words as a replacement if it cannot be drawn. */
export function pictureSlot(
  name: string,
  picture: Picture,
  instead: readonly APIComponentInContainer[],
): PictureSlot {
  return { kind: 'picture', name, picture, instead };
}
