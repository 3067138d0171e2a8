import type { Answer } from '../../../bot/framework/collect-answer.ts';

export type ShownPost = {
  /** Heading on the page; its picture is named after it. */
  readonly title: string;
  /** What it is and when it comes, in Markdown. */
  readonly say: string;
  readonly isPrivate: boolean;
  readonly answer: Pick<Answer, 'message' | 'form'>;
};
