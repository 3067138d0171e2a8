import { execFileSync, type StdioOptions } from 'node:child_process';

/** Runs git on a checkout. @returns its output. */
export function runGit(checkout: string, ...args: readonly string[]): string {
  const stdio: StdioOptions = ['ignore', 'pipe', 'pipe'];
  return execFileSync('git', ['-C', checkout, ...args], { encoding: 'utf8', stdio }).trim();
}
