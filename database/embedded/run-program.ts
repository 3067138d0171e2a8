import { spawn } from 'node:child_process';

/** The account that a program runs as; empty: the current one. */
export type RunAs = { readonly uid?: number; readonly gid?: number };

export type ProgramEnd = { readonly code: number | null; readonly output: string; readonly missing: boolean };

/**
 * The service account may be unable to enter root's working directory, and the user's PG* variables must not leak in.
 */
export const PROGRAM_SURROUNDINGS = {
  cwd: '/',
  env: { PATH: process.env['PATH'] ?? '/usr/bin:/bin', LC_ALL: 'C' },
} as const;

/**
 * Runs a program to its end and collects its output on both streams. `missing` is true when it could not be started
 * (not there, or not executable for that account).
 */
export async function runProgram(file: string, args: readonly string[], runAs: RunAs): Promise<ProgramEnd> {
  return new Promise((resolve, reject) => {
    const child = spawn(file, args, { ...PROGRAM_SURROUNDINGS, ...runAs, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    const collect = (chunk: Buffer): void => {
      output += chunk.toString();
    };
    child.stdout.on('data', collect);
    child.stderr.on('data', collect);
    child.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT' || error.code === 'EACCES') {
        resolve({ code: null, output: error.message, missing: true });
      } else {
        reject(error);
      }
    });
    child.on('close', (code) => resolve({ code, output, missing: false }));
  });
}
