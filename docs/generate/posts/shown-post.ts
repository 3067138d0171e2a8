import type { Kysely } from 'kysely';
import type { Answer } from '../../../bot/framework/collect-answer.ts';
import type { Pictures } from '../../../bot/framework/pictures.ts';
import type { Logger } from '../../../core/logger.ts';
import type { DB } from '../../../database/schema.ts';

export type ShownPost = {
  /** Heading on the page; its picture is named after it. */
  readonly title: string;
  /** What it is and when it comes, in Markdown. */
  readonly say: string;
  readonly isPrivate: boolean;
  readonly answer: Pick<Answer, 'message' | 'form'>;
};

export type CollectTools = {
  readonly db: Kysely<DB>;
  readonly log: Logger;
  readonly pictures: Pictures;
};
