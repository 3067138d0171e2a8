import type { DuePost } from '../due-post.ts';

/** A post could not be built or drawn after it was claimed. */
export class UnbuiltError extends Error {
  /** As it is stored since it was claimed. */
  readonly post: DuePost;

  constructor(post: DuePost, cause: unknown) {
    super('A post could not be built', { cause });
    this.post = post;
  }
}

/** @throws UnbuiltError with the claimed post, so that it is put off as it is stored now. */
export async function whileClaimed<T>(post: DuePost, build: () => Promise<T>): Promise<T> {
  try {
    return await build();
  } catch (error) {
    throw new UnbuiltError(post, error);
  }
}
