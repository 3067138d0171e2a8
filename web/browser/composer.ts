// The box at the bottom: choose a command, fill in its options, send it. A whole line such as "/top stat:dpm" works too.
import type { PageCommand } from '../answers/list-commands.ts';
import { addSuggestions, type Suggestion } from './combo-box.ts';
import type { Conversation } from './conversation.ts';
import { findElement } from './find-element.ts';
import { OptionFields } from './option-fields.ts';

export class Composer {
  readonly #input = findElement('line', HTMLInputElement);
  readonly #options = findElement('options', HTMLElement);
  readonly #talk: () => Conversation;
  #commands: readonly PageCommand[] = [];
  #chosen: { readonly command: PageCommand; readonly fields: OptionFields } | null = null;

  constructor(talk: () => Conversation) {
    this.#talk = talk;
    const form = findElement('composer', HTMLFormElement);
    form.hidden = false;
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      this.#send();
    });
    this.#input.addEventListener('input', () => {
      // A line that is typed on is sent as it stands, without what the fields need.
      if (this.#chosen !== null && this.#input.value.trim() !== this.#chosen.command.title) this.#forget();
    });
    addSuggestions({
      input: this.#input,
      list: findElement('line-list', HTMLUListElement),
      suggest: async (typed) => this.#suggest(typed),
      onPick: ({ value }) => this.choose(value),
    });
  }

  offer(commands: readonly PageCommand[]): void {
    this.#commands = commands;
    this.#forget();
  }

  /** Shows the fields of a command. */
  choose(title: string): void {
    const command = this.#commands.find((one) => one.title === title);
    if (command === undefined) return;
    this.#input.value = command.title;
    this.#chosen = { command, fields: new OptionFields(this.#options, command) };
    if (!this.#chosen.fields.focus()) this.#input.focus();
  }

  #suggest(typed: string): Suggestion[] {
    const words = typed.trim().replace(/^\//, '').toLowerCase();
    // A line that is typed as a whole gets no suggestions for its options.
    if (this.#chosen !== null || typed.trim() === '' || words.includes(':')) return [];
    const matches = this.#commands.filter(({ title, description }) =>
      `${title} ${description}`.toLowerCase().includes(words),
    );
    const starts = ({ title }: PageCommand): number => (title.toLowerCase().startsWith(`/${words}`) ? 0 : 1);
    return matches
      .toSorted((a, b) => starts(a) - starts(b))
      .map(({ title, description }) => ({ label: title, detail: description, value: title }));
  }

  #forget(): void {
    this.#chosen = null;
    this.#options.replaceChildren();
  }

  #send(): void {
    const line = this.#input.value.trim();
    if (line === '') return;
    const command = this.#commands.find(({ title }) => title === line);
    const needed = command?.options.some(({ isRequired }) => isRequired) === true;
    // A command that cannot do without an option asks for it first.
    if (this.#chosen === null && command !== undefined && needed) return this.choose(line);
    if (command !== undefined && (this.#chosen?.command === command || this.#chosen === null)) {
      const { fields } = this.#chosen ?? {};
      const { name, path } = command;
      const request = { kind: 'command' as const, name, path: [...path], options: fields?.values() ?? {} };
      void this.#talk().ask(`${command.title}${fields?.words() ?? ''}`, request);
    } else {
      void this.#talk().ask(line, { kind: 'line', line });
    }
    this.#input.value = '';
    this.#forget();
    this.#input.focus();
  }
}
