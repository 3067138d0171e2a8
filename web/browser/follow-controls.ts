// Buttons, menus and forms of answers: one listener for all of them.
import type { Piece } from '../render/piece.ts';
import { buildNodes } from './build-nodes.ts';
import { type Conversation, settle } from './conversation.ts';
import { findElement } from './find-element.ts';
import { postFile } from './post.ts';

/** @param talk the answers, once there are any. */
export function followControls(talk: () => Conversation): void {
  const main = findElement('talk', HTMLElement);
  main.addEventListener('click', (event) => {
    const button = closest(event, 'button');
    const entry = button?.closest<HTMLElement>('article.entry') ?? null;
    if (button === null || entry === null) return;
    if (button.dataset['dismiss'] !== undefined) entry.remove();
    const { press } = button.dataset;
    if (press !== undefined) void talk().press(entry, button.textContent, toPress(press, null));
  });
  main.addEventListener('submit', (event) => {
    const { target: form } = event;
    if (!(form instanceof HTMLFormElement)) return;
    const entry = form.closest<HTMLElement>('article.entry');
    const { press, kind } = form.dataset;
    if (entry === null || press === undefined) return;
    event.preventDefault();
    const field = form.elements.namedItem('choice');
    const isMenu = field instanceof HTMLSelectElement;
    if (!isMenu && !(field instanceof HTMLInputElement)) return;
    const title = isMenu ? (field.selectedOptions[0]?.textContent ?? '') : field.value;
    const filling = kind === 'account' ? `<@${field.value.trim()}>` : field.value;
    void talk().press(entry, title, toPress(press, filling));
  });
}

/** Opens forms as dialogs and sends what was filled in. @returns what opens one. */
export function followForms(talk: () => Conversation): (form: Piece, entry: HTMLElement) => void {
  const dialog = findElement('form', HTMLDialogElement);
  let origin: HTMLElement | null = null;
  dialog.addEventListener('click', (event) => {
    if (closest(event, '[data-close]') !== null) dialog.close();
  });
  dialog.addEventListener('submit', (event) => {
    event.preventDefault();
    const { target: form } = event;
    if (!(form instanceof HTMLFormElement)) return;
    const title = form.querySelector('h3')?.textContent ?? '';
    dialog.close();
    if (origin !== null) void sendForm(talk(), origin, title, form);
  });
  return (form, entry) => {
    origin = entry;
    dialog.replaceChildren(...buildNodes([form]));
    dialog.showModal();
  };
}

async function sendForm(
  talk: Conversation,
  entry: HTMLElement,
  title: string,
  form: HTMLFormElement,
): Promise<void> {
  const fields = [...form.elements];
  const files = fields.flatMap((field) =>
    field instanceof HTMLInputElement && field.type === 'file' ? [...(field.files ?? [])] : [],
  );
  const texts = fields.flatMap((field) =>
    field instanceof HTMLTextAreaElement ||
    field instanceof HTMLSelectElement ||
    (field instanceof HTMLInputElement && field.type !== 'file')
      ? [field.value]
      : [],
  );
  talk.begin(entry);
  try {
    const handed = await Promise.all(files.slice(0, 10).map(postFile));
    await talk.press(entry, title, {
      ...toPress(form.dataset['press'] ?? '', texts[0] ?? ''),
      files: handed,
    });
  } catch (error) {
    settle(entry);
    talk.say(error instanceof Error ? error.message : String(error));
  }
}

function toPress(customId: string, filling: string | null): Parameters<Conversation['press']>[2] {
  return { kind: 'press', customId, filling, files: [] };
}

function closest({ target }: Event, selector: string): HTMLElement | null {
  return target instanceof Element ? target.closest<HTMLElement>(selector) : null;
}
