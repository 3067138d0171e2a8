import { spawn } from 'node:child_process';

/** The account a program runs under; empty: our own. */
export type RunAs = { readonly uid?: number; readonly gid?: number };

export type ProgramEnd = { readonly code: number | null; readonly output: string; readonly missing: boolean };

/** Root may hold a working directory that the account cannot enter, and PG* variables of the user must not leak in. */
export const PROGRAM_SURROUNDINGS = {
  cwd: '/',
  env: { PATH: process.env['PATH'] ?? '/usr/bin:/bin', LC_ALL: 'C' },
} as const;

/**
 * Runs a program to its end and collects what it said on both channels.
 * `missing` is true where it could not even be started (not there, or not executable for that account).
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
