const STEPS: readonly (readonly [RegExp, string])[] = [
  [/no space left|disk quota/i, 'Free some disk space and start again; nothing is lost.'],
  [
    /permission denied|read-only file system/i,
    'See that the folder is writable, or choose another with DEBRIEF_HOME.',
  ],
  [/cannot allocate memory|could not map anonymous shared memory/i, 'Free some memory and start again.'],
  [/could not look up effective user/i, 'Start Debrief as a user that this machine knows by name.'],
  [
    /invalid page|checksum|could not locate a valid checkpoint|PANIC/i,
    'The database is damaged: move its folder away, start again and bring your last backup back with "debrief restore".',
  ],
];

/** What a person can do about it, told from what PostgreSQL said. */
export function nextStep(said: string, logFile: string): string {
  const known = STEPS.find(([pattern]) => pattern.test(said));
  return known?.[1] ?? `Read ${logFile}, or set DATABASE_URL to a PostgreSQL of your own.`;
}

const TELLING = /\b(error|fatal|panic|could not|no space left)\b/i;
const MAX_LINES = 4;

/** The lines of PostgreSQL's output that tell why it failed, without times, process numbers and SQL. */
export function pickReasons(said: string): string {
  const lines = said
    .split('\n')
    .filter((line) => !line.includes(' STATEMENT: '))
    .map((line) => line.replace(/^\S+ \S+ \S+ \[\d+\] /, '').trim())
    .filter((line) => line !== '');
  const telling = lines.filter((line) => TELLING.test(line));
  return (telling.length > 0 ? telling : lines).slice(-MAX_LINES).join(' | ') || 'nothing';
}
