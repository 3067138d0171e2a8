import { mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { TestFile } from './round-file.ts';

export type DropFolder = {
  readonly path: string;
  readonly write: (files: readonly TestFile[], subfolder?: string) => Promise<void>;
  readonly remove: () => Promise<void>;
};

/** Creates a separate folder for round files. */
export async function makeDropFolder(): Promise<DropFolder> {
  const folder = await mkdtemp(path.join(tmpdir(), 'debrief-drop-'));
  return {
    path: folder,
    write: async (files, subfolder = '') => {
      await mkdir(path.join(folder, subfolder), { recursive: true });
      for (const { name, body } of files) await writeFile(path.join(folder, subfolder, name), body);
    },
    remove: async () => rm(folder, { recursive: true }),
  };
}
