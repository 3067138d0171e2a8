import { randomBytes } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import type { ReplyFile } from '../../bot/framework/reply.ts';

const MOST_BYTES = 64 * 1024 * 1024;

/** Keeps files of answers, and files that visitors hand over, each for one visitor. The oldest give way. */
export class FileShelf {
  readonly #files = new LRUCache<string, ReplyFile>({
    maxSize: MOST_BYTES,
    sizeCalculation: ({ bytes }) => Math.max(1, bytes.length),
  });

  /** @returns a random id under which this visitor finds the file. */
  put(visitor: string, file: ReplyFile): string {
    const id = randomBytes(12).toString('hex');
    this.#files.set(`${visitor}/${id}`, file);
    return id;
  }

  find(visitor: string, id: string): ReplyFile | undefined {
    return this.#files.get(`${visitor}/${id}`);
  }
}
