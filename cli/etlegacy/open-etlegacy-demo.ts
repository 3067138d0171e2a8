import { cp, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import pRetry from 'p-retry';
import { SAMPLE_FOLDER } from '../../core/config.ts';
import type { Evening } from '../../simulator/etlegacy/evening/evening-state.ts';
import { streamEvenings } from '../../simulator/etlegacy/simulate-evenings.ts';
import type { DemoProduct, GameDemo } from '../app/game.ts';
import { printLine } from '../print/print.ts';
import { type Address, sendRound } from './push/send-round.ts';

const SECONDS_BETWEEN = 15;
/** The next evening of the community is over within a week. */
const DAYS_AGO = 8;
const SERVER = 'default';

/**
 * A game server with the evening that ships with Debrief. Of a simulated one a round comes every few seconds, as a file
 * and, once Debrief answers, as a push with its event log, so that an open recap changes.
 */
export async function openEtlegacyDemo(folder: string): Promise<GameDemo> {
  const rounds = path.join(folder, 'rounds');
  await cp(SAMPLE_FOLDER, rounds, { recursive: true });
  const evening = playEvening();
  const waiting = [...evening.files];
  let address: Address | undefined;
  let work: Promise<void> = Promise.resolve();
  const timer = setInterval(() => {
    const file = waiting.shift();
    if (file === undefined) clearInterval(timer);
    else work = work.then(async () => tell(file));
  }, SECONDS_BETWEEN * 1000);
  const tell = async (file: Evening['files'][number]): Promise<void> => {
    await writeWhole(rounds, file);
    const json = evening.rounds.find((round) => round.file === file.name)?.json;
    const document = evening.documents.find(({ name }) => name === json);
    if (address !== undefined && document !== undefined) await push(address, document.push);
  };
  return {
    env: { ET_STATS_DIR: rounds, ET_TIME_ZONE: 'UTC' },
    say: `an evening of the past, and a game server that ends a round every ${SECONDS_BETWEEN} seconds, ${waiting.length} in all (try /recap)`,
    begin: async (product) => {
      address = await openAddress(product);
      printLine(
        `The game server pushes its rounds to ${address.url} too, with their event logs (try /round).`,
      );
    },
    close: async () => {
      clearInterval(timer);
      await work;
    },
  };
}

/** The same players as in each demo, with a script that logs events. */
function playEvening(): Evening {
  const from = Temporal.Now.plainDateISO('UTC').subtract({ days: DAYS_AGO }).toString();
  const options = { plain: true, zone: 'UTC', from, format: 'both', script: '2.6.0' } as const;
  const [evening] = streamEvenings({ seed: 7, evenings: 1, options });
  if (evening === undefined) throw new Error('Nothing was played.');
  return evening;
}

/** Makes a key for the game server, as its operator would. It is known once its folder was looked at. */
async function openAddress({ url, runVerb }: DemoProduct): Promise<Address> {
  const make = async (): Promise<string> =>
    runVerb('api', 'key', 'add', 'demo', '--scope', 'push', '--server', SERVER);
  return { url: `${url}/api/et/rounds`, token: await pRetry(make, { retries: 5 }) };
}

/** A round that is not taken is in a file too. */
async function push(address: Address, body: Uint8Array): Promise<void> {
  try {
    const { status, code, message } = await sendRound(address, body, false);
    if (status >= 300) printLine(`A push was refused with ${status} ${code}: ${message}`);
  } catch (error) {
    printLine(`A push failed: ${String(error)}`);
  }
}

/** Under another name until it is complete, as game servers do. */
async function writeWhole(
  folder: string,
  { name, bytes }: { readonly name: string; readonly bytes: Uint8Array },
) {
  const draft = path.join(folder, `.${name}.part`);
  await writeFile(draft, bytes);
  await rename(draft, path.join(folder, name));
}
