// Follows the current war, and fetches the archive of each war after its end. Of all processes on one database one
// polls; the others wait for its lock. A poll begins only after the previous one is imported, so runs never overlap.
import { pollAlone } from '../../collect/http/poll-alone.ts';
import type { HttpAnswer, HttpFailure } from '../../collect/http/http-source.ts';
import { pollHost } from '../../collect/http/poll-host.ts';
import type { Collector, CollectorTools, SourceImporter } from '../../game-importer.ts';
import { drainInbox } from '../../inbox/drain-inbox.ts';
import { findPayload } from '../../inbox/find-payload.ts';
import { storeAndImport } from '../../inbox/store-and-import.ts';
import { openSource } from '../open-source.ts';
import { GAME, SOURCE } from '../source.ts';
import { findWarsToClose } from './find-wars-to-close.ts';
import { MAX_BYTES, type Upstream } from './open-upstream.ts';
import { SeasonDesk } from './season-desk.ts';
import { toPayload } from './to-payload.ts';

export type WarCollectorOptions = Pick<CollectorTools, 'db' | 'log' | 'wake' | 'onImported' | 'onSeen'> & {
  readonly upstream: Upstream;
  readonly pollMs: number;
  /** See fetchAnswer. */
  readonly retryMs?: number;
  readonly lockWaitMs?: number;
};

export class WarCollector implements Collector {
  readonly source = SOURCE;
  readonly #options: WarCollectorOptions;
  readonly #importer: SourceImporter;

  constructor(options: WarCollectorOptions) {
    this.#options = options;
    this.#importer = openSource(SOURCE, (warnings) =>
      options.log.warn({ warnings }, 'helldivers1.odd_answer'),
    );
  }

  /** Payloads of an earlier run that are not imported. */
  async catchUp(): Promise<void> {
    await drainInbox(this.#options.db, this.#importer);
  }

  async watch(signal: AbortSignal): Promise<void> {
    const { db, log, lockWaitMs, upstream } = this.#options;
    try {
      const waiting = lockWaitMs === undefined ? {} : { waitMs: lockWaitMs };
      await pollAlone(GAME, async (until) => this.#poll(until), { db, log, signal, ...waiting });
    } finally {
      await upstream.close();
    }
  }

  async #poll(signal: AbortSignal): Promise<void> {
    const { db, log, upstream, pollMs, retryMs } = this.#options;
    const { url, host, queue } = upstream;
    const desk = new SeasonDesk({ db, ask: upstream.askFor(signal) });
    const endpoint = {
      name: 'helldivers1/status',
      everyMs: pollMs,
      request: () => ({ url, form: { action: 'get_campaign_status' } }),
      maxBytes: MAX_BYTES,
      takesAnyType: true,
    };
    await pollHost(host, [endpoint], {
      db,
      log,
      signal,
      queue,
      ...(retryMs === undefined ? {} : { retryMs }),
      receive: {
        answer: async (_, answer) => {
          const rejected = await this.#take(answer, signal);
          if (rejected === null) await this.#closeWars(desk);
          return rejected;
        },
        failure: async (_, failure) => this.#keep(failure, signal),
      },
    });
  }

  /** @returns why it was rejected; null if it was imported. */
  async #take(answer: HttpAnswer, signal: AbortSignal): Promise<string | null> {
    const { db, wake, onImported, onSeen } = this.#options;
    const payload = toPayload({ kind: 'status' }, answer);
    const wars = await storeAndImport(db, this.#importer, [payload], {
      wake: async (trx) => wake(SOURCE, trx),
      signal,
    });
    const became = await findPayload(db, payload);
    if (became?.status === 'rejected') return became.reason ?? 'it cannot be read';
    onSeen('helldivers1');
    if (wars.size > 0) await onImported(SOURCE, wars);
    return null;
  }

  async #closeWars(desk: SeasonDesk): Promise<void> {
    const { db, log, onImported } = this.#options;
    for (const season of await findWarsToClose(db)) {
      const reply = await desk.ask(season, true);
      log.info({ season, ...reply }, 'helldivers1.war_closed');
      if (reply.kind === 'stored') await onImported(SOURCE, new Set([season]));
    }
  }

  /** Other content than an answer is stored for inspection and never used. */
  async #keep({ answer }: HttpFailure, signal: AbortSignal): Promise<void> {
    if (answer === null) return;
    const payload = {
      ...toPayload({ kind: 'status' }, answer),
      kind: 'unknown',
      subject: '-',
      isSnapshot: false,
    };
    await storeAndImport(this.#options.db, this.#importer, [payload], { signal });
  }
}
