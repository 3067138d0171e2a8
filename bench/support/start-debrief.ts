// The process that `npm start` runs, with its port open.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { Answers } from '../replies/answers.ts';

const DEBRIEF = fileURLToPath(new URL('../../bin/debrief.js', import.meta.url));
const REACH_DISCORD = new URL('../../tests/support/reach-discord.ts', import.meta.url).href;
const START_MS = 60_000;

export type RunningDebrief = {
  readonly pid: number;
  /** State of its bot. */
  readonly answers: Answers;
  /** Its terminal output and log so far. */
  readonly said: () => string;
  readonly untilSaid: (text: string) => Promise<void>;
  /** One number of /metrics, summed over its labels. */
  readonly readMetrics: () => Promise<(name: string) => number>;
  /** Stops it. Throws if it ends with an error. */
  readonly stop: () => Promise<void>;
};

/** @param discordApi a Discord on loopback. */
export async function startDebrief(
  env: Readonly<Record<string, string>>,
  discordApi?: string,
): Promise<RunningDebrief> {
  const preload = discordApi === undefined ? [] : ['--import', REACH_DISCORD];
  const child = spawn(process.execPath, [...preload, DEBRIEF, 'run'], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      PATH: process.env['PATH'] ?? '',
      ...(discordApi === undefined ? {} : { TEST_DISCORD_API: discordApi }),
      ...env,
    },
  });
  let text = '';
  const answers = new Answers();
  for (const input of [child.stdout, child.stderr])
    createInterface({ input }).on('line', (line) => {
      text += `${line}\n`;
      // Not every line of its output is a log entry.
      if (line.startsWith('{')) answers.hear(line);
    });
  const exited = once(child, 'exit');
  const untilSaid = async (words: string): Promise<void> => {
    for (const began = Date.now(); !text.includes(words); await sleep(50)) {
      if (child.exitCode !== null || Date.now() - began > START_MS)
        throw new Error(`Debrief does not say "${words}":\n${text.slice(-2000)}`);
    }
  };
  await untilSaid('Ctrl-C ends');
  const port = /"port":(\d+),"url":"[^"]+","msg":"http.listening"/.exec(text)?.[1];
  return {
    pid: child.pid ?? 0,
    answers,
    said: () => text,
    untilSaid,
    readMetrics: async () => {
      const response = await fetch(`http://127.0.0.1:${port}/metrics`);
      const lines = (await response.text()).split('\n');
      return (name) => sumOf(lines, name);
    },
    stop: async () => {
      child.kill('SIGTERM');
      const [code] = await exited;
      if (code !== 0) throw new Error(`Debrief ended with ${code}:\n${text.slice(-2000)}`);
    },
  };
}

function sumOf(lines: readonly string[], name: string): number {
  const values = lines.flatMap((line) => {
    const isIt = line.startsWith(`${name} `) || line.startsWith(`${name}{`);
    return isIt ? [Number(line.slice(line.lastIndexOf(' ')))] : [];
  });
  return values.reduce((sum, value) => sum + value, 0);
}
