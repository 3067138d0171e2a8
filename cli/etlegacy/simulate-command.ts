// debrief simulate: plays evenings and writes the files a game server would have written, with the truth beside them.
import { Command, InvalidArgumentError } from 'commander';
import { writeEvenings } from '../../simulator/etlegacy/write-evenings.ts';
import { printLine } from '../print.ts';
import { count } from './recap-text/numbers.ts';

type Options = {
  readonly evenings: number;
  readonly seed: number;
  readonly out: string;
  readonly plain?: true;
};

export const simulateCommand = new Command('simulate')
  .description(
    'Play evenings of ET:Legacy and write their round files, and what really happened, into a folder',
  )
  .option('-n, --evenings <number>', 'how many evenings', readWhole, 1)
  .option('--seed <number>', 'the same seed plays the same evenings', readWhole, 1)
  .requiredOption('-o, --out <folder>', 'where the files go')
  .option('--plain', 'without the odd things that happen on real servers')
  .action(async ({ evenings, seed, out, plain }: Options) => {
    const written = await writeEvenings(out, { seed, evenings, options: { plain: plain === true } });
    printLine(
      `${count(written.files, 'file')} of ${count(written.evenings, 'evening')}; ${written.truth} says what happened.`,
    );
  });

function readWhole(text: string): number {
  const number = Number(text);
  if (!Number.isSafeInteger(number) || number < 0)
    throw new InvalidArgumentError('It must be a whole number from 0 up.');
  return number;
}
