// An answer as text: its texts, descriptions of its pictures, and its buttons. As HTML, which Markdown pages may
// contain.
import type { Answer } from '../../bot/framework/collect-answer.ts';
import type { Piece } from '../../web/render/piece.ts';
import { printHtml } from '../../web/render/print-html.ts';
import { renderForm } from '../../web/render/render-form.ts';
import { renderMessage } from '../../web/render/render-message.ts';
import type { Rendering } from '../../web/render/rendering.ts';
import { NOW } from './examples.data.ts';
import { settleText } from './settle-text.ts';

const RENDERING: Rendering = {
  medium: 'document',
  now: NOW,
  zone: 'UTC',
  locale: 'en-GB',
  nameOf: (account) => account,
  addressOf: () => null,
};

/**
 * The lines of one HTML block, without blank lines, which would end it, and without classes, which have no effect in a
 * document.
 */
export function quoteAnswer(answer: Pick<Answer, 'message' | 'form'>): string[] {
  const html = printHtml(piecesOf(answer)).replaceAll(/ class="[\w ]+"/g, '');
  return html === '' ? [] : html.replaceAll(/\n(?=\n)/g, '\n&#10;').split('\n');
}

function piecesOf({ message, form }: Pick<Answer, 'message' | 'form'>): Piece[] {
  if (form !== null) return [renderForm(form, RENDERING)];
  return message === null ? [] : renderMessage(settle(message.components), RENDERING);
}

/** Makes every text of the components independent of when the page is generated. */
function settle<T>(components: T): T {
  const settled: unknown = JSON.parse(JSON.stringify(components), (_, value: unknown) =>
    typeof value === 'string' ? settleText(value) : value,
  );
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- only texts differ
  return settled as T;
}
