import { findByWords } from '../failures/find-failure.ts';

/** Returns what a person can do about a failure, from PostgreSQL's output. */
export function nextStep(said: string, logFile: string): string {
  return findByWords(said)?.tip ?? `Read ${logFile}, or set DATABASE_URL to a PostgreSQL of your own.`;
}

const TELLING = /\b(error|fatal|panic|could not|no space left)\b/i;
const MAX_LINES = 4;

/** Picks the lines of PostgreSQL's output that explain a failure, without times, process numbers and SQL. */
export function pickReasons(said: string): string {
  const lines = said
    .split('\n')
    .filter((line) => !line.includes(' STATEMENT: '))
    .map((line) => line.replace(/^\S+ \S+ \S+ \[\d+\] /, '').trim())
    .filter((line) => line !== '');
  const telling = lines.filter((line) => TELLING.test(line));
  return (telling.length > 0 ? telling : lines).slice(-MAX_LINES).join(' | ') || 'nothing';
}
