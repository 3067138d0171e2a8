import { ApplicationCommandOptionType as Type } from 'discord-api-types/v10';
import { keyOf } from '../../support/etlegacy/stopwatch-match.ts';
import type { Option } from './command-lines.ts';
import type { Person, Values } from './stage.ts';

/** What people type into an option of that name, on evenings of 32 players. A new option needs a value here. */
const EXAMPLES: Examples = {
  a: keyOf('person13'),
  b: keyOf('person14'),
  c: keyOf('person15'),
  d: keyOf('person0'),
  player: keyOf('person16'),
  into: keyOf('former2'),
  merged: keyOf('former0'),
  server: 'default',
  stat: 'kills',
  period: '2025-02',
  map: 'oasis',
  weapon: 'MP40',
  session: 'latest',
  round: 'latest',
  month: '2025-02',
  from: '2025-02-03',
  to: '2025-02-04',
  name: '**New** name',
};

/** A second value, by the name of the option. */
type Examples = Readonly<Record<string, string | number>>;

/** Returns a value for every option. Throws for an option without an example. */
export function fillOptions(options: readonly Option[], member: Person, examples: Examples = {}): Values {
  return Object.fromEntries(
    options.map((option) => [option.name, valueFor(option, member, { ...EXAMPLES, ...examples })]),
  );
}

/** Returns the same values, once for each fixed choice, so that every choice is used. */
export function fillChoices(options: readonly Option[], member: Person, examples: Examples = {}): Values[] {
  const filled = fillOptions(options, member, examples);
  const others = options.flatMap(({ name, choices = [] }) =>
    choices.slice(1).map(({ value }) => ({ ...filled, [name]: value })),
  );
  return [filled, ...others];
}

function valueFor(option: Option, member: Person, examples: Examples): string | number | boolean {
  const { name, type, choices, min_value: min = 1 } = option;
  const [choice] = choices ?? [];
  if (choice !== undefined) return choice.value;
  if (type === Type.Boolean) return true;
  if (type === Type.User) return member;
  const example = examples[name];
  if (example !== undefined) return example;
  if (type === Type.Integer || type === Type.Number) return min;
  throw new Error(`Say in EXAMPLES what people type into the option "${name}"`);
}
