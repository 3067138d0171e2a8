import { cp, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { SAMPLE_FOLDER } from '../../core/config.ts';
import { streamEvenings } from '../../simulator/etlegacy/simulate-evenings.ts';
import type { GameDemo } from '../game.ts';

const SECONDS_BETWEEN = 15;
/** The next evening of the community is over within a week. */
const DAYS_AGO = 8;

/**
 * A game server with the evening that ships with Debrief. Of a simulated one a round comes every few seconds, so that an
 * open recap changes.
 */
export async function openEtlegacyDemo(folder: string): Promise<GameDemo> {
  const rounds = path.join(folder, 'rounds');
  await cp(SAMPLE_FOLDER, rounds, { recursive: true });
  const from = Temporal.Now.plainDateISO('UTC').subtract({ days: DAYS_AGO }).toString();
  const [evening] = streamEvenings({ seed: 7, evenings: 1, options: { plain: true, zone: 'UTC', from } });
  const waiting = [...(evening?.files ?? [])];
  let writing: Promise<void> = Promise.resolve();
  const timer = setInterval(() => {
    const file = waiting.shift();
    if (file === undefined) clearInterval(timer);
    else writing = writeWhole(rounds, file);
  }, SECONDS_BETWEEN * 1000);
  return {
    env: { ET_STATS_DIR: rounds, ET_TIME_ZONE: 'UTC' },
    say: `an evening of the past, and a game server that ends a round every ${SECONDS_BETWEEN} seconds, ${waiting.length} in all (try /recap)`,
    close: async () => {
      clearInterval(timer);
      await writing;
    },
  };
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
