/** Prints one line on standard error, for failures of the log itself. */
export function printError(line: string): void {
  process.stderr.write(`${line}\n`);
}
