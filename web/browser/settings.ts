// How the page looks, which the browser remembers, and whom it speaks for, which only the server decides in the end.
import type { Asking } from '../answers/ask-schema.ts';

const REMEMBERED = ['width', 'theme'] as const;

/** Whom the page speaks for. */
export function readAsking(): Asking {
  const role = document.querySelector<HTMLSelectElement>('#role')?.value;
  const player = document.querySelector<HTMLInputElement>('#player')?.value.trim() ?? '';
  return { role: role === 'operator' || role === 'member' ? role : 'guest', player };
}

/** Applies what was chosen before, and every choice from now on. */
export function followSettings(onRole: () => void): void {
  document.querySelector('#role')?.addEventListener('change', onRole);
  for (const name of REMEMBERED) {
    const select = document.querySelector<HTMLSelectElement>(`#${name}`);
    if (select === null) continue;
    const known = recall(name);
    if ([...select.options].some(({ value }) => value === known)) select.value = known;
    const apply = (): void => {
      document.documentElement.dataset[name] = select.value;
      remember(name, select.value);
    };
    select.addEventListener('change', apply);
    apply();
  }
}

function recall(name: string): string {
  try {
    return localStorage.getItem(`debrief.${name}`) ?? '';
  } catch {
    // The browser keeps nothing.
    return '';
  }
}

function remember(name: string, value: string): void {
  try {
    localStorage.setItem(`debrief.${name}`, value);
  } catch {
    // The browser keeps nothing: the choice holds until the page is left.
  }
}
