import type { APIComponentInContainer } from 'discord-api-types/v10';
import type { Picture } from '../charts/picture.ts';
import type { PictureSlot } from '../framework/reply.ts';

/** A picture whose facts in words stand in where it cannot be drawn. */
export function pictureSlot(
  name: string,
  picture: Picture,
  instead: readonly APIComponentInContainer[],
): PictureSlot {
  return { kind: 'picture', name, picture, instead };
}
