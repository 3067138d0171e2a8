// The pipeline of posts against a real PostgreSQL and a Discord on loopback, with a clock that the test sets.
import type { Kysely } from 'kysely';
import { openCourier } from '../../../bot/discord/open-courier.ts';
import type { Courier } from '../../../bot/posts/courier.ts';
import { deliverDue } from '../../../bot/posts/deliver/deliver-posts.ts';
import type { DeliverTools } from '../../../bot/posts/deliver/deliver-tools.ts';
import { planPosts } from '../../../bot/posts/plan/plan-posts.ts';
import type { PlanFault } from '../../../bot/posts/plan/report-unplanned.ts';
import type { PostGame } from '../../../bot/posts/post-game.ts';
import { tellClaims } from '../../../bot/posts/tell-claims.ts';
import { resumeTargets } from '../../../bot/posts/deliver/target-health.ts';
import type { DB } from '../../../database/schema.ts';
import type { Bindings } from '../../../people/bindings.ts';
import type { FakeDiscord } from '../fake-discord/fake-discord.ts';
import { reportAlarm } from '../../../work/report-alarm.ts';
import { quietLog } from '../quiet-log.ts';

export type PipelineOptions = {
  readonly db: Kysely<DB>;
  readonly fake: Pick<FakeDiscord, 'token' | 'api'>;
  readonly games: readonly PostGame[];
  readonly bindings?: Bindings;
  readonly pictures?: DeliverTools['pictures'];
  /** Milliseconds since the epoch; default: the clock of the pipeline. */
  readonly now?: () => number;
  /** Replaces parts of the connection to Discord, to stop or delay it. */
  readonly courier?: (real: Courier) => Courier;
};

/** One process that posts. */
export class Pipeline {
  readonly tools: DeliverTools;
  readonly lines: ReturnType<typeof quietLog>['lines'];
  /** Milliseconds since the epoch; moved by tests. */
  clock = Date.now();
  readonly #bindings: Bindings;
  readonly #looked = new Map<string, number>();

  constructor({
    db,
    fake,
    games,
    bindings,
    pictures = null,
    now,
    courier = (real) => real,
  }: PipelineOptions) {
    const { log, lines } = quietLog();
    this.lines = lines;
    this.#bindings = bindings ?? { servers: [], owners: [] };
    this.tools = {
      db,
      log,
      pictures,
      now: () => new Date(now === undefined ? this.clock : now()),
      games,
      bindings: this.#bindings,
      courier: courier(openCourier({ token: fake.token, log, api: fake.api })),
    };
  }

  async plan(): Promise<void> {
    const { db, log, games, now } = this.tools;
    const report = async (fault: PlanFault): Promise<void> => reportAlarm(db, fault);
    await planPosts({ db, log, games, bindings: this.#bindings, now, report });
  }

  async deliver(): Promise<void> {
    await deliverDue(this.tools);
  }

  /** Does what a wake-up or the sweep once a minute does. */
  async update(): Promise<void> {
    const { db, games, now } = this.tools;
    for (const { proveLinks } of games)
      await tellClaims(this.tools, (await proveLinks?.({ db, bindings: this.#bindings, now: now() })) ?? []);
    await this.plan();
    await resumeTargets(this.tools, this.#looked);
    await this.deliver();
  }

  /** Moves the clock minute by minute. */
  async pass(minutes: number): Promise<void> {
    for (let minute = 0; minute < minutes; minute++) {
      this.clock += 60_000;
      await this.update();
    }
  }

  close(): void {
    this.tools.courier.close();
  }
}
