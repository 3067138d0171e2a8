// The answers on the page: each has the command above it, and is changed by its own buttons.
import type { Ask } from '../answers/ask-schema.ts';
import type { PageEvent } from '../answers/page-event.ts';
import type { Piece } from '../render/piece.ts';
import { buildNodes } from './build-nodes.ts';
import { findElement } from './find-element.ts';
import { isInUse, keepFocus } from './keep-focus.ts';
import { writeMoments } from './moments.ts';
import { postAsk } from './post.ts';
import { readJson } from './read-json.ts';
import { readAsking } from './settings.ts';

type Request = Ask['request'];
type Answer = Pick<Extract<PageEvent, { kind: 'answer' }>, 'pieces' | 'isPrivate' | 'tag'>;
type OnForm = (form: Piece, entry: HTMLElement) => void;

export class Conversation {
  readonly #talk = findElement('talk', HTMLElement);
  readonly #status = findElement('status', HTMLElement);
  readonly #onForm: OnForm;
  #count = 0;
  #menus: readonly string[] = [];

  constructor(onForm: OnForm) {
    this.#onForm = onForm;
    for (const entry of this.entries())
      this.#count = Math.max(this.#count, Number(entry.dataset['message']) + 1);
  }

  /** Entries of the menu that every answer has, in Discord under Apps. */
  offerMenus(names: readonly string[]): void {
    this.#menus = names;
    for (const entry of this.entries()) this.#addMenus(entry);
  }

  #addMenus(entry: HTMLElement): void {
    entry.querySelector('.apps')?.remove();
    if (this.#menus.length === 0) return;
    const box = document.createElement('details');
    box.className = 'apps';
    const summary = document.createElement('summary');
    summary.textContent = 'Apps';
    const buttons = this.#menus.map((name) => {
      const button = document.createElement('button');
      button.type = 'button';
      button.textContent = name;
      button.addEventListener('click', () => {
        const controls = [...entry.querySelectorAll<HTMLElement>('[data-press]')];
        const ids = controls.map(({ dataset }) => dataset['press']).join('\n');
        void this.ask(name, { kind: 'command', name, path: [], options: { target: '0', ids } });
      });
      return button;
    });
    box.append(summary, ...buttons);
    entry.append(box);
  }

  entries(): HTMLElement[] {
    return [...this.#talk.querySelectorAll<HTMLElement>('article.entry')];
  }

  /** Asks something new, whose answer is shown below all others. */
  async ask(title: string, request: Request): Promise<void> {
    const entry = this.#add(title);
    entry.dataset['request'] = JSON.stringify(request);
    this.begin(entry);
    await this.#follow(entry, request, (event) => {
      if (event.kind === 'thinking') this.#mark(entry, event.isPrivate);
      else if (event.kind === 'answer') this.#show(entry, event);
      else if (event.kind === 'retracted' || event.kind === 'form') entry.remove();
      this.#besides(event, title, entry);
    });
    settle(entry);
  }

  /** Shows that an answer is under way, also one whose form took its place. */
  begin(entry: HTMLElement): void {
    entry.ariaBusy = 'true';
    if (entry.isConnected && entry.querySelector('.answer > *') !== null) return;
    this.#talk.append(entry);
    this.#think(entry);
  }

  /** Presses a button, chooses from a menu or sends a form: the answer changes, or a private one follows. */
  async press(
    entry: HTMLElement,
    title: string,
    request: Extract<Request, { kind: 'press' }>,
  ): Promise<void> {
    let target = entry;
    this.begin(entry);
    await this.#follow(entry, request, (event) => {
      if (event.kind === 'thinking') {
        if (!isThinking(entry)) {
          target = this.#add(title);
          entry.ariaBusy = null;
        }
        this.#mark(target, event.isPrivate);
        this.begin(target);
      } else if (event.kind === 'answer') {
        if (target === entry) entry.dataset['request'] = JSON.stringify(request);
        this.#show(target, event, request.customId);
      } else if (event.kind === 'retracted') {
        target.remove();
      }
      this.#besides(event, title, entry);
    });
    settle(entry, target);
  }

  /**
   * Asks again for what an entry shows, and replaces it by the last form of the answer if that differs. Neither scrolls nor
   * takes the focus. @returns whether that was possible.
   */
  async refresh(entry: HTMLElement): Promise<boolean> {
    if (isInUse(entry)) return false;
    const request = readJson<Request | null>(entry.dataset['request'] ?? 'null');
    if (request === null) return true;
    const { tag: shown = '', message, request: before } = entry.dataset;
    let last: Answer | null = null;
    let isSame = false;
    let isRefused = false;
    const body = { as: readAsking(), message: Number(message), request, shown };
    await postAsk(body, (event) => {
      // Only an answer has a tag: an error must not replace what is shown.
      if (event.kind === 'answer' && event.tag !== undefined) last = event;
      else if (event.kind === 'same') isSame = true;
      else if (event.kind === 'also' || event.kind === 'retracted') isRefused = true;
    });
    // What was pressed meanwhile is newer.
    if (isSame || entry.dataset['request'] !== before) return true;
    if (last === null || isRefused || isInUse(entry)) return false;
    const answer: Answer = last;
    keepFocus(entry, () => fill(entry, answer));
    return true;
  }

  async #follow(entry: HTMLElement, request: Request, onEvent: (event: PageEvent) => void): Promise<void> {
    const body = { as: readAsking(), message: Number(entry.dataset['message']), request };
    try {
      await postAsk(body, onEvent);
    } catch (error) {
      this.say(error instanceof Error ? error.message : String(error));
    }
  }

  #besides(event: PageEvent, title: string, entry: HTMLElement): void {
    if (event.kind === 'form') this.#onForm(event.form, entry);
    if (event.kind !== 'also') return;
    const other = this.#add(title);
    this.#mark(other, true);
    this.#show(other, { pieces: event.pieces, isPrivate: true });
  }

  /** Shows a problem as an answer that nobody else sees. */
  say(problem: string): void {
    const entry = this.#add('That did not work');
    const pieces = [{ tag: 'p', attributes: { class: 'text' }, inside: [problem] }] as const;
    this.#show(entry, { pieces, isPrivate: true });
  }

  #add(title: string): HTMLElement {
    const entry = document.createElement('article');
    entry.className = 'entry';
    entry.dataset['message'] = String(this.#count++);
    const heading = document.createElement('h2');
    heading.textContent = title;
    const answer = document.createElement('div');
    answer.className = 'answer';
    entry.append(heading, answer);
    this.#talk.append(entry);
    entry.scrollIntoView({ block: 'nearest' });
    return entry;
  }

  #think(entry: HTMLElement): void {
    const words = document.createElement('p');
    words.className = 'thinking';
    words.textContent = 'Debrief is thinking …';
    entry.querySelector('.answer')?.replaceChildren(words);
  }

  #mark(entry: HTMLElement, isPrivate: boolean): void {
    entry.classList.toggle('private', isPrivate);
    entry.querySelector('.only-you')?.remove();
    if (!isPrivate) return;
    const note = document.createElement('p');
    note.className = 'only-you small';
    const dismiss = document.createElement('button');
    dismiss.type = 'button';
    dismiss.dataset['dismiss'] = '';
    dismiss.textContent = 'Dismiss';
    note.append('Only you can see this · ', dismiss);
    entry.append(note);
  }

  #show(entry: HTMLElement, shown: Answer, pressed?: string): void {
    if (shown.isPrivate !== undefined) this.#mark(entry, shown.isPrivate);
    const answer = entry.querySelector('.answer');
    const hadFocus =
      answer?.contains(document.activeElement) === true || document.activeElement === document.body;
    fill(entry, shown);
    this.#addMenus(entry);
    this.#status.textContent = `Debrief answered: ${entry.querySelector('h3')?.textContent ?? entry.querySelector('h2')?.textContent ?? ''}`;
    if (pressed !== undefined && hadFocus) findControl(entry, pressed)?.focus();
    else entry.scrollIntoView({ block: 'nearest' });
  }
}

function fill(entry: HTMLElement, { pieces, tag = '' }: Answer): void {
  entry.querySelector('.answer')?.replaceChildren(...buildNodes(pieces));
  entry.dataset['tag'] = tag;
  writeMoments(entry);
}

/** Ends the waiting; an answer that did not come is not waited for. */
export function settle(...entries: readonly HTMLElement[]): void {
  for (const entry of entries) {
    entry.ariaBusy = null;
    if (isThinking(entry)) entry.remove();
  }
}

function isThinking(entry: HTMLElement): boolean {
  return entry.querySelector('.thinking') !== null;
}

/** The control that was used, or the first one where it cannot be used again, so that a keyboard goes on from there. */
function findControl(entry: HTMLElement, id: string): HTMLElement | undefined {
  const controls = [...entry.querySelectorAll<HTMLElement>('[data-press]:not([disabled])')];
  const same = controls.find((control) => control.dataset['press'] === id) ?? controls[0];
  return same instanceof HTMLFormElement
    ? (same.querySelector<HTMLElement>('select, input') ?? undefined)
    : same;
}
