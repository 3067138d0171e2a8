import { readdir, readFile } from 'node:fs/promises';

export type ProcessFigures = {
  /** Memory of the whole process with all its threads, current and peak. */
  readonly rssMb: number;
  readonly peakMb: number;
  readonly files: number;
  readonly threads: number;
};

/** Fields that Linux reports about a process. */
export async function readProcess(pid: number): Promise<ProcessFigures> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8');
  const numberOf = (name: string): number => Number(new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(status)?.[1]);
  return {
    rssMb: numberOf('VmRSS') / 1024,
    peakMb: numberOf('VmHWM') / 1024,
    files: (await readdir(`/proc/${pid}/fd`)).length,
    threads: numberOf('Threads'),
  };
}
