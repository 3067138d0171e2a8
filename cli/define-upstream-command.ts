import { Command, InvalidArgumentError } from 'commander';
import { UserError } from '../core/user-error.ts';
import { printLine } from './print/print.ts';
import { untilAborted } from './app/until-aborted.ts';

type ServedUpstream = { readonly url: URL; readonly close: () => Promise<void> };
type Options = { readonly port: number; readonly seed: number };

type Upstream = {
  /** What is played, for people: "a made-up war of Helldivers 2". */
  readonly what: string;
  readonly serve: (options: Options) => Promise<ServedUpstream>;
  /** The settings with which Debrief follows it. */
  readonly settings: (url: URL) => string;
};

/** Defines the verb `simulate` of a game that is simulated as an upstream on loopback. It runs until Ctrl-C. */
export function defineUpstreamCommand({ what, serve, settings }: Upstream): Command {
  return new Command('simulate')
    .description(`Play ${what} as an upstream on this machine, until Ctrl-C`)
    .option('--serve', 'answer over HTTP on loopback')
    .option('--port <number>', 'the port; 0 for any free one', readNumber, 0)
    .option('--seed <number>', 'equal seeds play the same', readNumber, 1)
    .action(async (options: Options & { readonly serve?: true }) => {
      if (options.serve !== true) throw new UserError(`This plays ${what} over HTTP only.`, 'Add --serve.');
      const { url, close } = await serve(options);
      printLine(`Playing ${what} at ${url.href}`);
      printLine(`Follow it in another terminal: ${settings(url)} npm start`);
      const stop = new AbortController();
      for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop.abort());
      await untilAborted(stop.signal);
      await close();
    });
}

function readNumber(text: string): number {
  const number = Number(text);
  if (Number.isSafeInteger(number) && number >= 0 && number <= 65_535) return number;
  throw new InvalidArgumentError('It must be a whole number from 0 to 65535.');
}
