// The fields for the options of a command.
import type { PageCommand, PageOption } from '../answers/list-commands.ts';
import { addSuggestions, type Suggestion } from './combo-box.ts';
import { post } from './post.ts';
import { readAsking } from './settings.ts';

type Options = Record<string, string | number | boolean>;

type Field = HTMLInputElement | HTMLSelectElement;

export class OptionFields {
  readonly #command: PageCommand;
  readonly #fields = new Map<PageOption, Field>();

  /** @param root where the fields are shown. */
  constructor(root: HTMLElement, command: PageCommand) {
    this.#command = command;
    const set = document.createElement('fieldset');
    const legend = document.createElement('legend');
    legend.textContent = `${command.title}: ${command.description}`;
    set.append(legend, ...command.options.map((option, at) => this.#build(option, `option-${at}`)));
    root.replaceChildren(set);
  }

  focus(): boolean {
    const [first] = this.#fields.values();
    first?.focus();
    return first !== undefined;
  }

  /** What was filled in, as it is shown: ` player:Sally`. */
  words(): string {
    return [...this.#fields]
      .filter(([option, field]) => readField(option, field) !== undefined)
      .map(([{ name }, field]) => ` ${name}:${shownIn(field)}`)
      .join('');
  }

  values(): Options {
    const values: Options = {};
    for (const [option, field] of this.#fields) {
      const value = readField(option, field);
      if (value !== undefined) values[option.name] = value;
    }
    return values;
  }

  #build(option: PageOption, id: string): HTMLElement {
    const box = document.createElement('div');
    box.className = 'combo';
    const label = document.createElement('label');
    label.htmlFor = id;
    label.textContent = option.isRequired ? `${option.name} (needed)` : option.name;
    label.title = option.description;
    const field =
      option.choices.length > 0 || option.type === 'switch' ? buildSelect(option) : buildInput(option);
    field.id = id;
    field.required = option.isRequired;
    this.#fields.set(option, field);
    box.append(label, field);
    if (option.hasSuggestions && field instanceof HTMLInputElement)
      box.append(this.#addSuggestions(option, field));
    return box;
  }

  #addSuggestions(option: PageOption, input: HTMLInputElement): HTMLUListElement {
    const list = document.createElement('ul');
    list.id = `${input.id}-list`;
    list.role = 'listbox';
    list.ariaLabel = `Suggestions for ${option.name}`;
    list.hidden = true;
    input.role = 'combobox';
    input.setAttribute('aria-expanded', 'false');
    input.setAttribute('aria-autocomplete', 'list');
    input.setAttribute('aria-controls', list.id);
    input.addEventListener('input', () => delete input.dataset['value']);
    const onPick = ({ label, value }: Suggestion): void => {
      input.value = label;
      input.dataset['value'] = value;
    };
    const suggest = async (typed: string): Promise<Suggestion[]> => {
      const { name, path } = this.#command;
      const options = { ...this.values(), [option.name]: typed };
      const body = { as: readAsking(), name, path, options, focused: option.name };
      const { choices } = await post<{ choices: { name: string; value: string }[] }>('/page/complete', body);
      return choices.map((choice) => ({ label: choice.name, value: choice.value }));
    };
    addSuggestions({ input, list, suggest, onPick });
    return list;
  }
}

function buildSelect(option: PageOption): HTMLSelectElement {
  const select = document.createElement('select');
  const choices =
    option.type === 'switch'
      ? [
          { name: 'yes', value: 'true' },
          { name: 'no', value: 'false' },
        ]
      : option.choices;
  select.append(new Option(option.isRequired ? 'choose …' : 'not set', ''));
  for (const { name, value } of choices) select.append(new Option(name, String(value)));
  return select;
}

function buildInput(option: PageOption): HTMLInputElement {
  const input = document.createElement('input');
  input.placeholder = option.description;
  input.autocomplete = 'off';
  input.maxLength = 6000;
  if (option.type === 'number') {
    input.type = 'number';
    input.step = 'any';
  }
  return input;
}

/** What was picked from the suggestions, or what was typed; undefined for an empty field. */
function readField({ type, choices }: PageOption, field: Field): Options[string] | undefined {
  const text = field.dataset['value'] ?? field.value.trim();
  if (text === '') return undefined;
  if (type === 'switch') return text === 'true';
  if (type === 'number') return Number(text);
  return choices.find(({ value }) => String(value) === text)?.value ?? text;
}

function shownIn(field: Field): string {
  return field instanceof HTMLSelectElement ? (field.selectedOptions[0]?.label ?? '') : field.value.trim();
}
