import { randomBytes } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import type { ReplyFile } from '../../bot/framework/reply/reply.ts';
import type { Visitor } from '../visitors/visitor.ts';

const MIB = 1024 * 1024;
/** Of all operators, and of all guests: guests push out nothing of an operator. */
const MOST_BYTES = 48 * MIB;
const SHARE_BYTES = 12 * MIB;
/** What a small file counts, which also limits their number. */
const LEAST_BYTES = 32 * 1024;

/**
 * Keeps files of answers, and files that visitors hand over, each for one visitor. The oldest give way: first those of a
 * visitor who has more than their share.
 */
export class FileShelf {
  readonly #operators = openCache();
  readonly #guests = openCache();

  /** @returns a random id under which this visitor finds the file. */
  put(visitor: Visitor, file: ReplyFile): string {
    const id = randomBytes(12).toString('hex');
    const files = visitor.isOperator ? this.#operators : this.#guests;
    files.set(`${visitor.id}/${id}`, file);
    let taken = 0;
    // The newest come first.
    const own = files.entries().filter(([key]) => key.startsWith(`${visitor.id}/`));
    const surplus = own.filter(([, kept]) => (taken += sizeOf(kept)) > SHARE_BYTES).toArray();
    for (const [key] of surplus) files.delete(key);
    return id;
  }

  find(visitor: string, id: string): ReplyFile | undefined {
    const key = `${visitor}/${id}`;
    return this.#operators.get(key) ?? this.#guests.get(key);
  }
}

function openCache(): LRUCache<string, ReplyFile> {
  return new LRUCache({ maxSize: MOST_BYTES, sizeCalculation: sizeOf });
}

function sizeOf({ bytes }: ReplyFile): number {
  return Math.max(LEAST_BYTES, bytes.length);
}
