// debrief simulate: plays evenings and writes the files a game server would have written, with the truth beside them.
import { Command, InvalidArgumentError, Option } from 'commander';
import { FORMATS } from '../../simulator/etlegacy/documents/format.ts';
import type { Format } from '../../simulator/etlegacy/documents/format.ts';
import { SCRIPT_VERSIONS } from '../../simulator/etlegacy/documents/json-script.ts';
import { GAME_TYPES } from '../../simulator/etlegacy/server/game-type.ts';
import type { GameType } from '../../simulator/etlegacy/server/game-type.ts';
import type { SimulationOptions } from '../../simulator/etlegacy/simulate-evenings.ts';
import { writeEvenings } from '../../simulator/etlegacy/write-evenings.ts';
import { printLine } from '../print/print.ts';
import { pushFolder } from './push/push-folder.ts';
import { readAddress } from './push/read-address.ts';
import { count } from './recap-text/numbers.ts';

type Options = {
  readonly evenings: number;
  readonly seed: number;
  readonly out: string;
  readonly plain?: true;
  readonly format: Format;
  readonly gameType: GameType;
  readonly script?: string;
  readonly push?: string;
};

/** A fixed day, so that the same seed plays the same evenings at any time; rounds of the future would be rejected. */
const UNTIL = '2026-11-01';
/** Four days for each, after 1990: earlier rounds would be rejected. */
const MOST_EVENINGS = 3_300;

export const simulateCommand = new Command('simulate')
  .description(
    'Play evenings of ET:Legacy and write their round files, and what really happened, into a folder',
  )
  .option('-n, --evenings <number>', 'how many evenings', readEvenings, 1)
  .option('--seed <number>', 'the same seed plays the same evenings', readWhole, 1)
  .requiredOption('-o, --out <folder>', 'where the files go')
  .option('--plain', 'without the odd things that happen on real servers')
  .addOption(
    new Option('--format <which>', 'text files, JSON documents, or both').choices(FORMATS).default('tab'),
  )
  .addOption(
    new Option('--game-type <type>', 'what the server plays; lms is last man standing')
      .choices(GAME_TYPES)
      .default('stopwatch'),
  )
  .addOption(
    new Option(
      '--script <version>',
      'of the script that writes JSON (default: another one each evening)',
    ).choices(SCRIPT_VERSIONS),
  )
  .option('--push <address>', 'push the JSON documents there too, with the key in STATS_API_TOKEN')
  .action(async ({ evenings, seed, out, push, ...options }: Options) => {
    const address = push === undefined ? undefined : readAddress(process.env, push);
    const format = address !== undefined && options.format === 'tab' ? 'json' : options.format;
    const written = await writeEvenings(out, { seed, evenings, options: simulationOptions(options, format) });
    printLine(
      `${count(written.files, 'file')} of ${count(written.evenings, 'evening')}; ${written.truth} says what happened.`,
    );
    if (address !== undefined) await pushFolder(address, out);
  });

function simulationOptions(
  { plain, gameType, script }: Pick<Options, 'plain' | 'gameType' | 'script'>,
  format: Format,
): SimulationOptions {
  return {
    plain: plain === true,
    gameType,
    format,
    until: UNTIL,
    ...(script === undefined ? {} : { script }),
  };
}

function readEvenings(text: string): number {
  const number = readWhole(text);
  if (number > MOST_EVENINGS)
    throw new InvalidArgumentError(`At most ${MOST_EVENINGS} evenings fit between 1990 and today.`);
  return number;
}

function readWhole(text: string): number {
  const number = Number(text);
  if (!Number.isSafeInteger(number) || number < 0)
    throw new InvalidArgumentError('It must be a whole number from 0 up.');
  return number;
}
