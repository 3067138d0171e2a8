import type { Answer } from '../../bot/framework/collect-answer.ts';
import { describeAnswer } from './describe-answer.ts';
import { quoteAnswer } from './quote-answer.ts';

type Shown = {
  /** Path of the picture from the page. */
  readonly picture: string;
  /** HTML of the line that unfolds the words. */
  readonly summary: string;
  readonly answer: Pick<Answer, 'message' | 'form'>;
};

/** The picture of an answer, and the same in words, folded. Markdown needs blank lines around the content of a fold. */
export function answerSection({ picture, summary, answer }: Shown): string[] {
  const alt = describeAnswer(answer)
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/[[\]\\]/g, String.raw`\$&`);
  return [
    `![${alt}](${picture})`,
    '',
    `<details><summary>${summary}</summary>`,
    '',
    ...quoteAnswer(answer),
    '',
    '</details>',
    '',
  ];
}
