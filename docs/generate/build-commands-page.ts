import { ApplicationCommandOptionType as Type } from 'discord-api-types/v10';
import type { RawOptions } from '../../bot/framework/incoming/incoming.ts';
import type { Asked } from './ask-commands.ts';
import type { Described, Option } from './list-commands.ts';
import { answerSection } from './answer-section.ts';

const HEAD = `# Commands

What the bot can be asked. Made by \`npm run docs\` from the code and from the evening in \`local_stats/sample\`, whose players and
rounds are invented; a test fails when it is out of date.

Each picture is an answer as Discord shows it; below it stands the same in words. Options in **bold** are needed. \`private:true\` shows
an answer to you only. Where you are not the one who asked, a button or menu answers you alone.`;

/** Builds the page, with links to pictures in the folder `commands` beside it. */
export function buildCommandsPage(asked: readonly Asked[]): string {
  const groups = [
    ['Everybody', asked.filter(({ command }) => command.access === 'everyone' && !command.isMenu)],
    ['In menus of members and messages', asked.filter(({ command }) => command.isMenu)],
    ['Admins', asked.filter(({ command }) => command.access === 'admin')],
  ] as const;
  const contents = groups.flatMap(([title, inside]) => [
    `**${title}**: ${inside.map(({ command }) => `[${command.title}](#${anchorOf(command)})`).join(' · ')}`,
    '',
  ]);
  const sections = asked.flatMap(buildSection);
  return `${[HEAD, '', ...contents, ...sections].join('\n').trimEnd()}\n`;
}

/** The file of a command's picture. */
export function pictureFile(command: Described): string {
  return `${anchorOf(command)}.webp`;
}

function buildSection(one: Asked): string[] {
  const { command, answer } = one;
  const { title, description, options, access } = command;
  const who = access === 'admin' ? ' Admins only.' : '';
  const seen = command.answer === 'private' ? ' Only you see the answer.' : '';
  return [
    `## ${title}`,
    '',
    `${description.replace(/\.$/, '')}.${who}${seen}`,
    '',
    ...(options.length === 0 ? [] : [...options.map(describeOption), '']),
    // Commands that the sample cannot show are described without an example.
    ...(answer.isServed ? showAnswer(one) : []),
  ];
}

function showAnswer({ command, answer }: Asked): string[] {
  const summary = `<code>${typedLine(command)}</code> in words`;
  return answerSection({ picture: `commands/${pictureFile(command)}`, summary, answer });
}

/** What is typed for the example, or chosen in a menu. */
export function typedLine({ title, example, isMenu }: Described): string {
  return isMenu ? title : `${title}${sayOptions(example)}`;
}

function describeOption({ name, description, required, choices = [], autocomplete, type }: Option): string {
  const key = required === true ? `**\`${name}\`**` : `\`${name}\``;
  const one = choices.length === 0 ? '' : ` One of: ${choices.map((choice) => choice.name).join(', ')}.`;
  const help = autocomplete === true ? ' Suggestions while you type.' : '';
  const file = type === Type.Attachment ? ' A file.' : '';
  return `- ${key}: ${description.replace(/\.$/, '')}.${one}${help}${file}`;
}

function sayOptions(options: RawOptions): string {
  return Object.entries(options)
    .map(([name, value]) => ` ${name}:${String(value)}`)
    .join('');
}

function anchorOf({ title }: Described): string {
  return title.toLowerCase().replace(/^\//, '').replaceAll(' ', '-');
}
