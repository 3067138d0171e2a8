// Stores when each activity of this process last succeeded, so that any process can detect which of them stopped.
import type { Kysely } from 'kysely';
import type { Config } from '../core/config.ts';
import type { Logger } from '../core/logger.ts';
import type { DB } from '../database/schema.ts';

/** Minimum interval between stored beats of one name. */
const EVERY_MS = 60_000;
const SILENT_AFTER_S = 15 * 60;
/** One failed night is tolerated; two raise an alarm. */
const BACKUP_SILENT_AFTER_S = 49 * 3600;
const BACKUP = 'backup';

type Expected = { readonly name: string; readonly silentAfterS: number };

/** Belongs to the one process that collects and, if there is a bot, runs it. */
export class Pulses {
  readonly #db: Kysely<DB>;
  readonly #log: Logger;
  readonly #expected: readonly Expected[];
  readonly #beaten = new Map<string, number>();
  readonly #writing = new Set<Promise<void>>();

  constructor(db: Kysely<DB>, log: Logger, config: Config) {
    this.#db = db;
    this.#log = log;
    this.#expected = listExpected(config);
  }

  /** Starts the expectations of this process from now on, and drops those of earlier processes. */
  async begin(): Promise<void> {
    const names = this.#expected.map(({ name }) => name);
    await this.#db.transaction().execute(async (trx) => {
      await trx
        .deleteFrom('core.pulses')
        .$if(names.length > 0, (query) => query.where('name', 'not in', names))
        .execute();
      for (const { name, silentAfterS } of this.#expected) {
        await trx
          .insertInto('core.pulses')
          .values({ name, beat_at: new Date(), silent_after_s: silentAfterS })
          .onConflict((conflict) =>
            conflict.column('name').doUpdateSet(
              // The start of a process does not make the last backup younger.
              name === BACKUP
                ? { silent_after_s: silentAfterS }
                : { silent_after_s: silentAfterS, beat_at: new Date() },
            ),
          )
          .execute();
      }
    });
  }

  /** Records a success. Returns at once; a failed write is repeated by the next beat. */
  beat(name: string): void {
    const expected = this.#expected.find((one) => one.name === name);
    if (expected === undefined || performance.now() - (this.#beaten.get(name) ?? -Infinity) < EVERY_MS)
      return;
    this.#beaten.set(name, performance.now());
    const writing = beatPulse(this.#db, expected.name, expected.silentAfterS)
      .catch((err: unknown) => {
        this.#beaten.delete(name);
        this.#log.debug({ err, name }, 'pulse.not_written');
      })
      .finally(() => this.#writing.delete(writing));
    this.#writing.add(writing);
  }

  /** A process that stops on purpose must not raise an alarm. An unreachable database must not prevent the stop. */
  async end(): Promise<void> {
    await Promise.all(this.#writing);
    await this.#db
      .deleteFrom('core.pulses')
      .where('name', '!=', BACKUP)
      .execute()
      .catch((err: unknown) => this.#log.warn({ err }, 'pulses.not_removed'));
  }
}

/** Records that a backup was written, by any process. */
export async function beatBackup(db: Kysely<DB>): Promise<void> {
  await beatPulse(db, BACKUP, BACKUP_SILENT_AFTER_S);
}

async function beatPulse(db: Kysely<DB>, name: string, silentAfterS: number): Promise<void> {
  const values = { name, beat_at: new Date(), silent_after_s: silentAfterS };
  await db
    .insertInto('core.pulses')
    .values(values)
    .onConflict((conflict) => conflict.column('name').doUpdateSet(values))
    .execute();
}

function listExpected({ servers, sample, discord, operations }: Config): Expected[] {
  const doors = [sample, ...servers].flatMap(({ key, pollSeconds, sftp }) => {
    const silentAfterS = Math.ceil(Math.max(SILENT_AFTER_S, 3 * pollSeconds));
    const kinds = sftp === undefined ? ['folder'] : ['folder', 'sftp'];
    return kinds.map((kind) => ({ name: `${kind}/${key}`, silentAfterS }));
  });
  const bot = discord.token === undefined ? [] : [{ name: 'bot', silentAfterS: SILENT_AFTER_S }];
  const backup = operations.backupKeep === 0 ? [] : [{ name: BACKUP, silentAfterS: BACKUP_SILENT_AFTER_S }];
  return [...doors, ...bot, ...backup];
}
