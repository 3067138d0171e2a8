// debrief push test: tries the way on which a game server's script pushes its rounds. Needs no database.
import { readFile } from 'node:fs/promises';
import { Command } from 'commander';
import { UserError } from '../../../core/user-error.ts';
import { plainText, printJson, printLine } from '../../print/print.ts';
import { adviseOn } from './advise-on.ts';
import { readAddress } from './read-address.ts';
import { sendRound, type Address, type PushAnswer } from './send-round.ts';

type Options = { readonly url?: string; readonly json?: true };

const GZIP = [0x1f, 0x8b];
/** The answer to an empty body, which is only looked at after the key was accepted. */
const EMPTY_REFUSED = 'PUSH_NOT_JSON';

const testCommand = new Command('test')
  .description(
    'Push as a game server does, with STATS_API_URL_SUBMIT and STATS_API_TOKEN of the environment. Without a file nothing is stored: only the address and the key are tried. Exits with 1 if something is wrong',
  )
  .argument(
    '[file]',
    'a dump of stats.lua or game-stats-web.lua, packed with gzip or not, that is pushed for good',
  )
  .option('--url <address>', 'instead of STATS_API_URL_SUBMIT')
  .option('--json', 'print the answer as JSON')
  .action(async (file: string | undefined, { url, json }: Options) => {
    const address = readAddress(process.env, url);
    const body = file === undefined ? new Uint8Array() : await readDump(file);
    const answer = await send(address, body);
    const isWell = file === undefined ? answer.code === EMPTY_REFUSED : answer.status < 300;
    if (json === true) printJson({ ok: isWell, ...answer });
    else printAnswer(address, answer, { isWell, isTried: file === undefined });
    if (!isWell) process.exitCode = 1;
  });

export const pushCommand = new Command('push')
  .description('Try how a game server pushes its rounds')
  .addCommand(testCommand);

async function readDump(file: string): Promise<Uint8Array> {
  try {
    return await readFile(file);
  } catch (error) {
    throw new UserError(
      `${file} cannot be read: ${error instanceof Error ? error.message : String(error)}.`,
      'Name a dump that the script wrote, such as stats-....json.',
    );
  }
}

async function send(address: Address, body: Uint8Array): Promise<PushAnswer> {
  try {
    return await sendRound(address, body, body[0] === GZIP[0] && body[1] === GZIP[1]);
  } catch (error) {
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
    throw new UserError(
      `Nobody answered at ${address.url} within ten seconds: ${cause instanceof Error ? cause.message : String(cause)}.`,
      'Is "npm start" running there, does HTTP_HOST let this machine in, and is the port the one that it printed?',
    );
  }
}

function printAnswer(
  { url }: Address,
  { status, code, message, tip, ids }: PushAnswer,
  { isWell, isTried }: { readonly isWell: boolean; readonly isTried: boolean },
): void {
  if (isWell && isTried) {
    printLine(`${url} takes rounds with this key. Nothing was stored.`);
    return;
  }
  printLine(plainText(`${status} ${code}: ${message}`));
  if (ids.length > 0) printLine(plainText(`It became ${ids.join(', ')}.`));
  const next = isWell ? tip : adviseOn(url, status, tip);
  if (next !== null) printLine(plainText(next));
}
