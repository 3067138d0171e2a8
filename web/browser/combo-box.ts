// A text field with suggestions: the combobox of the ARIA patterns, usable by keyboard alone.
export type Suggestion = { readonly label: string; readonly detail?: string; readonly value: string };

type ComboOptions = {
  readonly input: HTMLInputElement;
  readonly list: HTMLUListElement;
  readonly suggest: (typed: string) => Promise<readonly Suggestion[]>;
  readonly onPick: (suggestion: Suggestion) => void;
};

const PAUSE_MS = 120;

/** Makes a text field with a list below it a combobox. */
export function addSuggestions(options: ComboOptions): void {
  new ComboBox(options).listen();
}

class ComboBox {
  readonly #options: ComboOptions;
  #shown: readonly Suggestion[] = [];
  #active = -1;
  #pause: ReturnType<typeof setTimeout> | undefined;
  #newest = 0;

  constructor(options: ComboOptions) {
    this.#options = options;
  }

  listen(): void {
    const { input, list } = this.#options;
    input.addEventListener('input', () => this.#askSoon());
    input.addEventListener('focus', () => this.#askSoon());
    input.addEventListener('blur', () => this.#close());
    input.addEventListener('keydown', (event) => this.#onKey(event));
    // Before the field loses the focus.
    list.addEventListener('pointerdown', (event) => {
      event.preventDefault();
      const { target } = event;
      const at = [...list.children].findIndex((child) => target instanceof Node && child.contains(target));
      if (at >= 0) this.#pick(at);
    });
  }

  #close(): void {
    clearTimeout(this.#pause);
    this.#newest += 1;
    this.#show([]);
  }

  #askSoon(): void {
    clearTimeout(this.#pause);
    this.#pause = setTimeout(() => void this.#ask(), PAUSE_MS);
  }

  async #ask(): Promise<void> {
    const mine = (this.#newest += 1);
    const { input, suggest } = this.#options;
    const found = await suggest(input.value).catch(() => []);
    // An older answer may come later, and nobody waits for one after the field was left.
    if (mine === this.#newest && document.activeElement === input) this.#show(found);
  }

  #show(suggestions: readonly Suggestion[]): void {
    const { input, list } = this.#options;
    this.#shown = suggestions;
    list.replaceChildren(...suggestions.map((one, at) => buildOption(one, `${list.id}-${at}`)));
    list.hidden = suggestions.length === 0;
    input.setAttribute('aria-expanded', String(suggestions.length > 0));
    this.#move(-1);
  }

  #move(to: number): void {
    const { input, list } = this.#options;
    this.#active = to;
    for (const [at, child] of [...list.children].entries()) {
      child.setAttribute('aria-selected', String(at === to));
      if (at === to) child.scrollIntoView({ block: 'nearest' });
    }
    if (to < 0) input.removeAttribute('aria-activedescendant');
    else input.setAttribute('aria-activedescendant', `${list.id}-${to}`);
  }

  #onKey(event: KeyboardEvent): void {
    const { length } = this.#shown;
    if (event.key === 'Escape' && length > 0) this.#close();
    else if (event.key === 'ArrowDown' && length > 0) this.#move((this.#active + 1) % length);
    else if (event.key === 'ArrowDown') this.#askSoon();
    else if (event.key === 'ArrowUp' && length > 0) this.#move((this.#active - 1 + length) % length);
    else if (event.key === 'Enter' && this.#active >= 0) this.#pick(this.#active);
    else return;
    event.preventDefault();
  }

  #pick(at: number): void {
    const suggestion = this.#shown[at];
    this.#close();
    if (suggestion !== undefined) this.#options.onPick(suggestion);
  }
}

function buildOption({ label, detail }: Suggestion, id: string): HTMLLIElement {
  const option = document.createElement('li');
  option.id = id;
  option.role = 'option';
  option.append(label);
  if (detail !== undefined) {
    const small = document.createElement('small');
    small.textContent = detail;
    option.append(' ', small);
  }
  return option;
}
