import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { CHECKOUT } from '../../../core/config.ts';

const CORPUS = process.env['DEBRIEF_CORPUS'] ?? path.join(CHECKOUT, '..', '..', 'shared', 'data');
const FOLDERS = [CORPUS, path.join(CHECKOUT, '..', 'shared', 'data')].map((folder) =>
  path.join(folder, 'helldivers2'),
);

/** Folder of recorded answers; null if there is none; tests that need it are skipped. */
export const WAR_CORPUS = FOLDERS.find((folder) => existsSync(path.join(folder, 'expected.json'))) ?? null;

export function readAnswer(name: string): Buffer {
  if (WAR_CORPUS === null) throw new Error('There is no folder of recorded answers.');
  return readFileSync(path.join(WAR_CORPUS, name));
}

export function readJsonAnswer(name: string): unknown {
  return JSON.parse(readAnswer(name).toString('utf8'));
}

export type Played = { readonly at: number; readonly body: Record<string, unknown> };

/** The series of full statuses, with the unix seconds to serve each at. */
export function readReplay(): Played[] {
  const text = gunzipSync(readAnswer('status-replay.composed-2024-08-22.jsonl.gz')).toString('utf8');
  return text
    .trim()
    .split('\n')
    .map((line): Played => JSON.parse(line));
}
