// Open answers that are live, such as a recap, are asked for again when the server says that something was imported.
import type { Conversation } from './conversation.ts';
import { isInUse } from './keep-focus.ts';
import { readJson } from './read-json.ts';

/** Older answers stay as they are. */
const MOST_LIVE = 3;
/** Rounds of an archive come many a second. */
const REST_MS = 10_000;
const MOST_TRIES = 5;

/** @param names of commands and views whose answers are live. */
export function followImports(talk: () => Conversation, names: () => readonly string[]): void {
  const events = new EventSource('/page/live');
  let waiting: ReturnType<typeof setTimeout> | undefined;
  let lastAt = -Infinity;
  const refresh = async (tries: number): Promise<void> => {
    waiting = undefined;
    lastAt = performance.now();
    const live = talk()
      .entries()
      .filter((entry) => isLive(entry, names()))
      .slice(-MOST_LIVE);
    const done = await Promise.all(
      live.map(async (entry) =>
        talk()
          .refresh(entry)
          .catch(() => false),
      ),
    );
    // What is in use is waited for; nothing is sent meanwhile.
    if (live.some(isInUse)) plan(tries);
    else if (done.includes(false) && tries > 1) plan(tries - 1);
  };
  const plan = (tries: number): void => {
    waiting ??= setTimeout(() => void refresh(tries), Math.max(0, lastAt + REST_MS - performance.now()));
  };
  events.addEventListener('imported', () => plan(MOST_TRIES));
}

type Shown = { readonly name?: string; readonly customId?: string };

function isLive(entry: HTMLElement, names: readonly string[]): boolean {
  const request = readJson<Shown | null>(entry.dataset['request'] ?? 'null');
  const name = request?.name ?? /^[a-z]+/.exec(request?.customId ?? '')?.[0] ?? '';
  return names.includes(name);
}
