// The only way to standard output: what a verb was asked for. Everything else goes to the log on standard error.

export function printLine(line = ''): void {
  process.stdout.write(`${line}\n`);
}

export function printJson(value: unknown): void {
  printLine(JSON.stringify(value, null, process.stdout.isTTY ? 2 : 0));
}
