// Everything that the page sends.
import type { PageEvent } from '../answers/page-event.ts';
import { readJson } from './read-json.ts';

/** Posts JSON and returns the JSON that is answered. Throws an Error whose message is for people. */
export async function post<T>(path: string, body: unknown): Promise<T> {
  const response = await send(path, JSON.stringify(body), 'application/json');
  return readJson<T>(await response.text());
}

/** Hands over a file. @returns its id. */
export async function postFile(file: File): Promise<{ id: string; name: string }> {
  const path = `/page/files?name=${encodeURIComponent(file.name)}`;
  const response = await send(path, file, 'application/octet-stream');
  const { id } = readJson<{ id: string }>(await response.text());
  return { id, name: file.name };
}

/** Posts a request of the bot and reports what happens to its answer. */
export async function postAsk(body: unknown, onEvent: (event: PageEvent) => void): Promise<void> {
  const response = await send('/page/ask', JSON.stringify(body), 'application/json');
  if (response.body === null) return;
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = '';
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    const lines = (rest + value).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) if (line !== '') onEvent(readJson<PageEvent>(line));
  }
}

async function send(path: string, body: BodyInit, type: string): Promise<Response> {
  const headers = { 'content-type': type };
  const response = await fetch(path, { method: 'POST', headers, body }).catch(() => null);
  if (response === null)
    throw new Error('Debrief does not answer. Is it still running? Start it again with "npm start".');
  if (response.ok) return response;
  throw new Error(await findProblem(response));
}

async function findProblem(response: Response): Promise<string> {
  const text = await response.text();
  try {
    const { error } = readJson<{ error?: { message?: string } }>(text);
    return error?.message ?? text;
  } catch {
    // A plain sentence.
    return text.trim() === '' ? `The server answered ${response.status}.` : text;
  }
}
