// Answers of a war one by one, with the process that imports, plans and delivers killed after each of them, at whatever
// point it is, and then replaced by another one.
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Kysely } from 'kysely';
import type { DB } from '../../../database/schema.ts';
import { type Payload, storePayloads } from '../../../importer/inbox/store-payloads.ts';
import { createRandom } from '../../../simulator/etlegacy/random.ts';
import type { FakeDiscord } from '../fake-discord/fake-discord.ts';
import { waitUntil } from '../wait-until.ts';
import { forkWorker } from './fork-worker.ts';
import { killChild } from './kill-child.ts';

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
  const crew = new Crew([databaseUrl, fake.api, fake.token, game]);
  try {
    let worker = await crew.replace();
    let early = 0;
    for (const { at, payload } of steps) {
      worker.child.send(at.getTime());
      await storePayloads(db, [payload]);
      await sleep(random.int(0, KILL_WITHIN_MS));
      if (!worker.done.includes(at.getTime())) early += 1;
      await killChild(worker.child);
      worker = await crew.replace();
      await untilDone(worker, at.getTime() + 1000);
    }
    await untilDone(worker, (steps.at(-1)?.at.getTime() ?? 0) + AT_THE_END_MS);
    return early;
  } finally {
    await crew.close();
  }
}

type Worker = { readonly child: ChildProcess; readonly done: number[] };

/** Processes, the next of which starts while the one at hand works, which halves the time of it all. */
class Crew {
  readonly #args: readonly string[];
  readonly #started: ChildProcess[] = [];
  #next: Promise<Worker> | null = null;

  constructor(args: readonly string[]) {
    this.#args = args;
  }

  async replace(): Promise<Worker> {
    const fresh = await (this.#next ?? this.#hire());
    this.#next = this.#hire();
    // Its failure is reported where it is awaited.
    this.#next.catch(() => undefined);
    return fresh;
  }

  async #hire(): Promise<Worker> {
    const child = forkWorker(WORKER, this.#args);
    this.#started.push(child);
    const isReady = await Promise.race([
      once(child, 'message').then(() => true),
      once(child, 'exit').then(() => false),
    ]);
    if (!isReady) throw new Error(`A process ended with ${child.exitCode} before it was ready.`);
    const worker: Worker = { child, done: [] };
    child.on('message', (clock) => worker.done.push(Number(clock)));
    return worker;
  }

  /** Ends all processes, also those that are still starting. */
  async close(): Promise<void> {
    await Promise.all(this.#started.map(killChild));
  }
}

/** Two rounds: the second one began after the clock was set. */
async function untilDone({ child, done }: Worker, clock: number): Promise<void> {
  child.send(clock);
  await waitUntil('two rounds of work', () => done.filter((one) => one === clock).length >= 2, 60_000);
}
