// Answers of a war one by one, with the process that imports, plans and delivers killed after each of them, at whatever
// point it is, and then replaced by another one.
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Kysely } from 'kysely';
import type { DB } from '../../../database/schema.ts';
import { type Payload, storePayloads } from '../../../importer/inbox/store-payloads.ts';
import { createRandom } from '../../../simulator/etlegacy/random.ts';
import type { FakeDiscord } from '../fake-discord/fake-discord.ts';
import { waitUntil } from '../wait-until.ts';

const WORKER = path.resolve(import.meta.dirname, 'war-worker.ts');
/** Longer than a round of work takes, so that some are complete. */
const KILL_WITHIN_MS = 250;
/** At the end all leases of killed processes have expired. */
const AT_THE_END_MS = 10 * 60_000;

export type Step = { readonly at: Date; readonly payload: Payload };

type Killed = {
  readonly db: Kysely<DB>;
  readonly databaseUrl: string;
  readonly fake: FakeDiscord;
  readonly game: 'helldivers1' | 'helldivers2';
  readonly steps: readonly Step[];
  readonly seed: number;
};

/** @returns how many processes were killed before they had finished all their work. */
export async function playKilled({ db, databaseUrl, fake, game, steps, seed }: Killed): Promise<number> {
  const random = createRandom(seed, 0);
  // Half of the time of a start goes into compiling what the one before compiled too.
  const compiled = await mkdtemp(path.join(tmpdir(), 'debrief-compiled-'));
  const env = { ...process.env, NODE_COMPILE_CACHE: compiled };
  const hire = async (): Promise<Worker> => {
    const child = fork(WORKER, [databaseUrl, fake.api, fake.token, game], { stdio: 'ignore', env });
    const worker: Worker = { child, done: [] };
    await once(child, 'message');
    child.on('message', (clock) => worker.done.push(Number(clock)));
    return worker;
  };
  // The next process starts while the one at hand works, which halves the time of it all.
  let next = hire();
  const replace = async (): Promise<Worker> => {
    const fresh = await next;
    next = hire();
    return fresh;
  };
  let worker = await replace();
  let early = 0;
  for (const { at, payload } of steps) {
    worker.child.send(at.getTime());
    await storePayloads(db, [payload]);
    await sleep(random.int(0, KILL_WITHIN_MS));
    if (!worker.done.includes(at.getTime())) early += 1;
    await kill(worker);
    worker = await replace();
    await untilDone(worker, at.getTime() + 1000);
  }
  await untilDone(worker, (steps.at(-1)?.at.getTime() ?? 0) + AT_THE_END_MS);
  await Promise.all([kill(worker), kill(await next)]);
  await rm(compiled, { recursive: true });
  return early;
}

type Worker = { readonly child: ChildProcess; readonly done: number[] };

/** Two rounds: the second one began after the clock was set. */
async function untilDone({ child, done }: Worker, clock: number): Promise<void> {
  child.send(clock);
  await waitUntil('two rounds of work', () => done.filter((one) => one === clock).length >= 2, 60_000);
}

async function kill({ child }: Worker): Promise<void> {
  const gone = once(child, 'exit');
  child.kill('SIGKILL');
  await gone;
}
