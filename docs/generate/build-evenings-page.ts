import type { AnsweredQuestion, AskedEvening } from './ask-evenings.ts';
import { answerSection } from './answer-section.ts';

const HEAD = `# Evenings

What an event log adds, and what the bot answers about other game types than stopwatch. Made by \`npm run docs\` from simulated evenings, whose
players and rounds are invented; a test fails when it is out of date. [game-server.md](game-server.md) says which scripts write a log, [commands.md](commands.md) what
else can be asked.`;

/** Builds the page, with links to pictures in the folder `evenings` beside it. */
export function buildEveningsPage(evenings: readonly AskedEvening[]): string {
  const sections = evenings.flatMap(({ evening: { title, say }, answers }) => [
    `## ${title}`,
    '',
    say,
    '',
    ...answers.flatMap(showAnswer),
  ]);
  return `${[HEAD, '', ...sections].join('\n').trimEnd()}\n`;
}

export function eveningPicture({ question }: Pick<AnsweredQuestion, 'question'>): string {
  return `${question.file}.webp`;
}

function showAnswer(one: AnsweredQuestion): string[] {
  const summary = `<code>${escapeHtml(one.asked)}</code> in words`;
  return answerSection({ picture: `evenings/${eveningPicture(one)}`, summary, answer: one.answer });
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
