// debrief simulate --game helldivers1 --serve: the API on this machine with simulated wars.
import { once } from 'node:events';
import { Command, InvalidArgumentError } from 'commander';
import { UserError } from '../../core/user-error.ts';
import { serveWars } from '../../simulator/helldivers1/serve-wars.ts';
import { printLine } from '../print.ts';

type Options = { readonly serve?: true; readonly port: number; readonly seed: number };

const DAYS_BEFORE = 40;

export const simulateCommand = new Command('simulate')
  .description('Play simulated wars of Helldivers 1 as its API on this machine, until Ctrl-C')
  .option('--serve', 'answer over HTTP on loopback')
  .option('--port <number>', 'the port; 0 for any free one', readWhole, 0)
  .option('--seed <number>', 'the same seed plays the same wars', readWhole, 1)
  .action(async ({ serve, port, seed }: Options) => {
    if (serve !== true)
      throw new UserError('The wars of Helldivers 1 are played over HTTP only.', 'Add --serve.');
    const served = await serveWars({ seed, port, daysBefore: DAYS_BEFORE });
    printLine(`Simulated wars are played at ${served.url.href}`);
    printLine(`Follow them in another terminal: HD1_FOLLOW=yes HD1_URL=${served.url.href} npm start`);
    const stop = new AbortController();
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop.abort());
    if (!stop.signal.aborted) await once(stop.signal, 'abort');
    await served.close();
  });

function readWhole(text: string): number {
  const number = Number(text);
  if (Number.isSafeInteger(number) && number >= 0 && number <= 65_535) return number;
  throw new InvalidArgumentError('It must be a whole number from 0 to 65535.');
}
