// Evenings, file by file, while processes that post are killed at random moments, Discord fails and the database is disconnected:
// the posts afterwards must equal those of a run without faults.
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Kysely, sql } from 'kysely';
import type { DB } from '../../../database/schema.ts';
import { prepareServer } from '../../../importer/etlegacy/servers/prepare-server.ts';
import { storePayloads } from '../../../importer/inbox/store-payloads.ts';
import { createRandom } from '../../../simulator/etlegacy/random.ts';
import { FakeDiscord } from '../fake-discord/fake-discord.ts';
import { ALL_PERMISSIONS } from '../fake-discord/permissions.ts';
import { readText } from '../fake-discord/read-message.ts';
import { payloadOf } from '../etlegacy/import-files.ts';
import type { TestFile } from '../etlegacy/round-file.ts';
import { waitUntil } from '../wait-until.ts';
import { EtScene } from './et-scene.ts';
import { forkWorker } from './fork-worker.ts';
import { killChild } from './kill-child.ts';
import { storeTarget } from './store-target.ts';

const WORKER = path.resolve(import.meta.dirname, 'post-worker.ts');
const SECOND = 1000;
const MINUTE = 60 * SECOND;
/** After each file: at once, and after leases have expired. */
const AFTER_FILE = [5 * SECOND, 45 * SECOND];
/** After the last file of an evening: its recap, and everything that a failure has delayed. */
const AFTER_EVENING = [20, 31, 33, 35, 40, 60, 90].map((minutes) => minutes * MINUTE);
/** Nothing goes wrong then, so that what a failure has delayed comes before it is too old. */
const CALM = [92, 95, 110].map((minutes) => minutes * MINUTE);
const STARTS = 50;
const START_AGAIN_MS = 500;
const KINDS = { evening: {}, map: {}, recap: {} };

export type Disturbance = {
  readonly seed: number;
  /** How many processes are killed. */
  readonly kills: number;
  /** Number of failures and lost answers of Discord. */
  readonly faults: number;
  /** Number of database disconnects, and how to cause one. */
  readonly cuts: number;
  readonly cut: () => Promise<void>;
};

export type ChaosOptions = {
  readonly db: Kysely<DB>;
  readonly databaseUrl: string;
  readonly evenings: readonly (readonly TestFile[])[];
  /** null: a run without faults. */
  readonly disturbance: Disturbance | null;
  readonly withinMs: number;
};

export type ChaosResult = {
  /** Texts by channel or thread, sorted: a delay may change the order of two cards. */
  readonly channels: Readonly<Record<string, readonly string[]>>;
  readonly kills: number;
  readonly cuts: number;
  readonly faults: number;
  /** The rows of the posts, for the search after a difference. */
  readonly posts: readonly object[];
  /** What happened: steps of the clock, troubles, and requests that change something, with their answers. */
  readonly events: readonly string[];
};

export async function runPostChaos(options: ChaosOptions): Promise<ChaosResult> {
  const { db, evenings, disturbance } = options;
  const run = await Run.open(options);
  const steps = evenings.flatMap(stepsOf);
  const plan = planTrouble(steps, disturbance);
  try {
    for (const [at, { clock, file }] of steps.entries()) {
      if (file !== undefined) await untilDone(async () => storePayloads(db, [payloadOf(file)]));
      await run.step(clock, plan.get(at) ?? []);
    }
    return await run.result();
  } finally {
    await run.close();
  }
}

type Step = { readonly clock: number; readonly file?: TestFile; readonly isCalm?: true };

function stepsOf(files: readonly TestFile[]): Step[] {
  const played = files.flatMap((file) =>
    AFTER_FILE.map((after, at): Step => {
      const clock = EtScene.endOf(file.name) + after;
      return at === 0 ? { clock, file } : { clock };
    }),
  );
  const end = Math.max(...files.map(({ name }) => EtScene.endOf(name)));
  return [
    ...played,
    ...AFTER_EVENING.map((after) => ({ clock: end + after })),
    ...CALM.map((after): Step => ({ clock: end + after, isCalm: true })),
  ];
}

type Trouble = 'kill' | 'fault' | 'cut';

/** `at` is of the monotonic clock, in ms. */
type Event = { readonly at: number; readonly say: string };

/** Chooses at random which fault occurs in which step. */
function planTrouble(
  steps: readonly Step[],
  disturbance: Disturbance | null,
): ReadonlyMap<number, readonly Trouble[]> {
  const plan = new Map<number, Trouble[]>();
  if (disturbance === null) return plan;
  const random = createRandom(disturbance.seed, 0);
  const stormy = steps.flatMap(({ isCalm }, at) => (isCalm === true ? [] : [at]));
  const amounts = { kill: disturbance.kills, fault: disturbance.faults, cut: disturbance.cuts } as const;
  for (const trouble of ['kill', 'fault', 'cut'] as const)
    for (let nth = 0; nth < amounts[trouble]; nth++) {
      const at = stormy[random.int(0, stormy.length - 1)] ?? 0;
      plan.set(at, [...(plan.get(at) ?? []), trouble]);
    }
  return plan;
}

class Run {
  readonly #options: ChaosOptions;
  readonly #fake: FakeDiscord;
  readonly #crew: ChildProcess[] = [];
  /** All that were started, so that all are ended. */
  readonly #started: ChildProcess[] = [];
  #isOver = false;
  /** How many rounds of work each process has completed at the present time. */
  readonly #rounds = new Map<ChildProcess, number>();
  /** The next process, so that nobody waits for its start when one is killed. */
  #spare: Promise<ChildProcess> | null = null;
  readonly #counts = { kill: 0, fault: 0, cut: 0 };
  readonly #events: Event[] = [];
  #clock = 0;

  private constructor(options: ChaosOptions) {
    this.#options = options;
    this.#fake = new FakeDiscord({
      now: () => this.#clock,
      globalLimit: 10_000,
      defaultLimit: { max: 10_000, window: 1 },
    });
  }

  static async open(options: ChaosOptions): Promise<Run> {
    const run = new Run(options);
    try {
      await run.#begin();
      return run;
    } catch (error) {
      await run.close();
      throw error;
    }
  }

  async #begin(): Promise<void> {
    const fake = this.#fake;
    const { db, disturbance } = this.#options;
    await fake.start();
    const { guild, channel } = fake.home;
    fake.change.setBotPermissions(guild, ALL_PERMISSIONS);
    await prepareServer(db, { key: 'default', zone: 'UTC' });
    const since = new Date(0);
    const target = {
      guild: guild.id,
      channel: channel.id,
      game: 'etlegacy',
      scopes: ['default'],
      kinds: KINDS,
      since,
    };
    await storeTarget(db, target);
    // One process is enough where nothing kills it.
    const workers = disturbance === null ? 1 : 2;
    for (let place = 0; place < workers; place++) await this.#hire(place);
  }

  async #hire(place: number): Promise<void> {
    const waiting = await this.#spare;
    const child = waiting !== null && waiting.exitCode === null ? waiting : await this.#start();
    this.#crew[place] = child;
    child.on('message', (at) => {
      if (at === this.#clock) this.#rounds.set(child, (this.#rounds.get(child) ?? 0) + 1);
    });
    child.send(this.#clock);
    if (this.#options.disturbance === null) return;
    this.#spare = this.#start();
    // Its failure is reported where it is awaited.
    this.#spare.catch(() => undefined);
  }

  /** A process that ends at once found no database, which was cut off just then. */
  async #start(): Promise<ChildProcess> {
    const { api, token, home } = this.#fake;
    for (let tried = 0; tried < STARTS && !this.#isOver; tried++) {
      const child = forkWorker(WORKER, [this.#options.databaseUrl, api, token, home.guild.id]);
      this.#started.push(child);
      const isReady = await Promise.race([
        once(child, 'message').then(() => true),
        once(child, 'exit').then(() => false),
      ]);
      if (isReady) return child;
      await sleep(START_AGAIN_MS);
    }
    throw new Error(`No process could be started in ${STARTS} tries`);
  }

  /** Moves the clock, injects faults, and waits until no work is left at that time. */
  async step(clock: number, troubles: readonly Trouble[]): Promise<void> {
    this.#clock = clock;
    this.#note(`clock ${new Date(clock).toISOString()}`);
    for (const child of this.#crew) child.send(clock);
    for (const trouble of troubles) await this.#cause(trouble);
    const { withinMs } = this.#options;
    const what = `nothing to do at ${new Date(clock).toISOString()}`;
    await waitUntil(what, async () => this.#isIdle(), withinMs);
    // No process is still at work on something that it has claimed: the clock must not overtake it. Each round may have
    // begun before the last work was there, so two are awaited.
    this.#rounds.clear();
    const isDone = (): boolean => this.#crew.every((child) => (this.#rounds.get(child) ?? 0) >= 2);
    await waitUntil(what, async () => isDone() && this.#isIdle(), withinMs);
  }

  async #cause(trouble: Trouble): Promise<void> {
    const { disturbance } = this.#options;
    if (disturbance === null) return;
    this.#counts[trouble] += 1;
    // At whatever point the work is then.
    await sleep(Math.random() * 120);
    this.#note(`${trouble} ${this.#counts[trouble]}`);
    if (trouble === 'cut') return disturbance.cut();
    if (trouble === 'fault') return void this.#fake.fault(FAULTS[this.#counts.fault % FAULTS.length] ?? {});
    const place = this.#counts.kill % this.#crew.length;
    const child = this.#crew[place];
    if (child !== undefined) await killChild(child);
    await this.#hire(place);
  }

  async #isIdle(): Promise<boolean> {
    const { rows } = await sql<{ left: number }>`
      select (select count(*) from core.payloads where status = 'new') + (select count(*) from core.stirs)
        + (select count(*) from core.posts where due_at <= ${new Date(this.#clock)}) as left`
      .execute(this.#options.db)
      .catch(() => ({ rows: [] }));
    return rows[0]?.left === 0;
  }

  async result(): Promise<ChaosResult> {
    const { guild, channel } = this.#fake.home;
    const places = [
      [channel.id, 'channel'] as const,
      ...[...guild.threads.values()].map(({ id, name }) => [id, name ?? ''] as const),
    ];
    const texts = places.map(
      ([id, name]) => [name, this.#fake.messagesIn(id).map(readText).toSorted()] as const,
    );
    const { kill: kills, cut: cuts, fault: faults } = this.#counts;
    const posts = await this.#options.db
      .selectFrom('core.posts')
      .select([
        'kind',
        'anchor',
        'generation',
        'state',
        'attempts',
        'planned_at',
        'due_at',
        'expires_at',
        'sent_at',
        'posted_at',
        'edited_at',
        'covers',
        'channel',
        'inside',
        'merged_into',
        'message',
        'print',
        'problem',
      ])
      .orderBy('planned_at')
      .execute();
    const channels = Object.fromEntries(texts);
    return { channels, kills, cuts, faults, posts, events: this.#sayEvents() };
  }

  #note(say: string): void {
    this.#events.push({ at: performance.now(), say });
  }

  #sayEvents(): string[] {
    const writes = this.#fake.requests
      .filter(({ method }) => method !== 'GET')
      .map(({ at, method, path: place, status }) => ({ at, say: `${method} ${place}: ${status}` }));
    const all = [...this.#events, ...writes].toSorted((a, b) => a.at - b.at);
    return all.map(({ at, say }) => `${Math.round(at)} ${say}`);
  }

  async close(): Promise<void> {
    this.#isOver = true;
    await Promise.all(this.#started.map(killChild));
    await this.#fake.stop();
  }
}

/** An answer that is lost after the message was posted, and failures before that. */
const FAULTS = [
  { method: 'POST', path: '/messages', reset: true, after: true },
  { method: 'PATCH', path: '/messages', reset: true, after: true },
  { status: 500, times: 3 },
  { method: 'POST', path: '/threads', reset: true, after: true },
  { method: 'POST', path: '/messages', reset: true },
] as const;

async function untilDone(act: () => Promise<unknown>): Promise<void> {
  for (;;) {
    try {
      return void (await act());
    } catch {
      await sleep(100);
    }
  }
}
