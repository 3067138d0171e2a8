// debrief simulate --game helldivers2 --serve: an upstream on this machine that plays a made-up war.
import { once } from 'node:events';
import { Command, InvalidArgumentError } from 'commander';
import { UserError } from '../../core/user-error.ts';
import { serveWar } from '../../simulator/helldivers2/serve-war.ts';
import { printLine } from '../print.ts';

type Options = { readonly serve?: true; readonly port: number; readonly seed: number };

export const simulateCommand = new Command('simulate')
  .description('Play a made-up war of Helldivers 2 as an upstream on this machine, until Ctrl-C')
  .option('--serve', 'answer over HTTP on loopback')
  .option('--port <number>', 'the port; 0 for any free one', readWhole, 0)
  .option('--seed <number>', 'the same seed plays the same war', readWhole, 1)
  .action(async ({ serve, port, seed }: Options) => {
    if (serve !== true)
      throw new UserError('The war of Helldivers 2 is played over HTTP only.', 'Add --serve.');
    const served = await serveWar({ seed, port, hoursBefore: 24 });
    printLine(`A made-up war is played at ${served.url.href}`);
    printLine(`Follow it in another terminal: HD2_UPSTREAM=manual HD2_URL=${served.url.href} npm start`);
    const stop = new AbortController();
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop.abort());
    await once(stop.signal, 'abort');
    await served.close();
  });

function readWhole(text: string): number {
  const number = Number(text);
  if (Number.isSafeInteger(number) && number >= 0 && number <= 65_535) return number;
  throw new InvalidArgumentError('It must be a whole number from 0 to 65535.');
}
