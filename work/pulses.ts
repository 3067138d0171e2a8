// Keeps the database informed of what goes well in this process, so that whichever process looks can tell what does not.
import type { Kysely } from 'kysely';
import type { Config } from '../core/config.ts';
import type { Logger } from '../core/logger.ts';
import type { DB } from '../database/schema.ts';

/** A beat that follows so soon after another says nothing new. */
const EVERY_MS = 60_000;
const SILENT_AFTER_S = 15 * 60;
/** One night may go wrong; two are an alarm. */
const BACKUP_SILENT_AFTER_S = 49 * 3600;
const BACKUP = 'backup';

type Expected = { readonly name: string; readonly silentAfterS: number };

/** For the one process that collects, and talks where there is a bot. */
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

  /** Everything that is expected of this process counts as well from now on; nothing else is expected of anybody. */
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
              // The last backup is as old as it is, whenever we begin.
              name === BACKUP
                ? { silent_after_s: silentAfterS }
                : { silent_after_s: silentAfterS, beat_at: new Date() },
            ),
          )
          .execute();
      }
    });
  }

  /** It went well just now. Returns at once; what could not be written is written by the next beat. */
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

  /** Whoever stops on purpose is not silent. A database that is away must not keep anybody from stopping. */
  async end(): Promise<void> {
    await Promise.all(this.#writing);
    await this.#db
      .deleteFrom('core.pulses')
      .where('name', '!=', BACKUP)
      .execute()
      .catch((err: unknown) => this.#log.warn({ err }, 'pulses.not_removed'));
  }
}

/** A backup was written, by whichever process. */
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
