// How a post is recognized: by a nonce while it is sent, and by the id of its container in the channel.
import { formatId, hashId } from '../../../core/public-id.ts';
import type { Message } from '../../framework/reply/build-message.ts';

export type PostKey = {
  /** The channel or thread to which it is sent; two targets never share it for one kind. */
  readonly channel: string;
  readonly game: string;
  readonly kind: string;
  readonly anchor: number;
  readonly generation: number;
};

/** Nonces are unique per bot, not per channel, so the channel is part of it. */
export function nonceOf(key: PostKey): string {
  return formatId(idOf(key));
}

/** Ids of components are 31 bits; Discord keeps those that are given. */
export function markOf(key: PostKey): number {
  return (idOf(key) % (2 ** 31 - 2)) + 1;
}

export function markMessage(message: Message, mark: number): Message {
  const [container, ...others] = message.components;
  if (container === undefined) return message;
  return { ...message, components: [{ ...container, id: mark }, ...others] };
}

function idOf({ channel, game, kind, anchor, generation }: PostKey): number {
  return hashId([channel, game, kind, anchor, generation]);
}
