/** Says one line on standard error, for what cannot be logged because it is the log that fails. */
export function tellTerminal(line: string): void {
  process.stderr.write(`${line}\n`);
}
