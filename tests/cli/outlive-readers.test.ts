import { PassThrough } from 'node:stream';
import { afterEach, expect, it, vi } from 'vitest';
import { outliveReaders } from '../../cli/print/outlive-readers.ts';

afterEach(() => {
  process.exitCode = undefined;
  vi.restoreAllMocks();
});

function broken(code: string): Error {
  return Object.assign(new Error(`write ${code}`), { code });
}

/** @returns the output stream, a predicate for errors that need no report, and the text printed on standard error. */
function open() {
  const output = new PassThrough();
  const said: string[] = [];
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => said.push(String(text)) > 0);
  return { output, said, needsNoReport: outliveReaders(output) };
}

it('treats EPIPE as a closed reader only if the error came from the output', () => {
  const { output, said, needsNoReport } = open();
  // An EPIPE of the connection to a killed PostgreSQL.
  expect(needsNoReport(broken('EPIPE'))).toBe(false);
  output.emit('error', broken('EPIPE'));
  expect(needsNoReport(broken('EPIPE'))).toBe(true);
  expect(needsNoReport(new Error('another'))).toBe(false);
  expect(said).toEqual([]);
  expect(process.exitCode).toBe(undefined);
});

it('reports an output that cannot be written once, and not again when the verb rethrows the error', () => {
  const { output, said, needsNoReport } = open();
  const full = broken('ENOSPC');
  output.emit('error', full);
  output.emit('error', broken('ENOSPC'));
  expect(needsNoReport(full)).toBe(true);
  expect(needsNoReport(broken('ENOSPC'))).toBe(false);
  expect(said).toEqual([
    expect.stringMatching(/^The output cannot be written: write ENOSPC\. Free some space/),
  ]);
  expect(process.exitCode).toBe(1);
});
