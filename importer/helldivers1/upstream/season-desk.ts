// Fetches the archive of a war on request; concurrent requests share one call to the API.
import type { Kysely } from 'kysely';
import type { DB } from '../../../database/schema.ts';
import { parseArchive } from '../../../parsers/helldivers1/parse-archive.ts';
import { importNow } from '../../inbox/import-now.ts';
import { openSource } from '../open-source.ts';
import { SOURCE } from '../source.ts';
import { fetchRefusal, storeRefusal } from './archive-refusals.ts';
import type { AskUpstream } from './ask-upstream.ts';
import { fetchArchiveState } from './fetch-archive-state.ts';
import type { SeasonReply } from './season-reply.ts';
import { toPayload } from './to-payload.ts';

const MINUTE_MS = 60_000;
/** How long a war that the API does not know, or whose archive was rejected, is not requested again. */
const UNKNOWN_MS = 10 * MINUTE_MS;
/** How long after the API gave no answer. */
const FAILED_MS = MINUTE_MS;
/** The archive of the current war is still growing. */
const RUNNING_MS = MINUTE_MS;

type SeasonDeskOptions = {
  readonly db: Kysely<DB>;
  readonly ask: AskUpstream;
  /** How many archives are requested or wait for that at most; others get the reply `busy`. Default: no limit. */
  readonly mostAtOnce?: number;
  /** Requests again at once what gave no answer a moment ago: for a person who may have changed a setting since. */
  readonly retriesFailures?: boolean;
  readonly now?: () => Date;
};

type Fetched = { readonly reply: SeasonReply; readonly forMs: number };

export class SeasonDesk {
  readonly #db: Kysely<DB>;
  readonly #ask: AskUpstream;
  readonly #mostAtOnce: number;
  readonly #retriesFailures: boolean;
  readonly #now: () => Date;
  readonly #asking = new Map<number, Promise<SeasonReply>>();
  #fetching = 0;

  constructor({
    db,
    ask,
    mostAtOnce = Infinity,
    retriesFailures = false,
    now = () => new Date(),
  }: SeasonDeskOptions) {
    this.#db = db;
    this.#ask = ask;
    this.#mostAtOnce = mostAtOnce;
    this.#retriesFailures = retriesFailures;
    this.#now = now;
  }

  /** @param isAgain also if it is already stored. */
  async ask(season: number, isAgain = false): Promise<SeasonReply> {
    const asking = this.#asking.get(season);
    if (asking !== undefined) return await asking;
    // Recorded before the first await, so that no second request is sent.
    const reply = this.#answer(season, isAgain).finally(() => this.#asking.delete(season));
    this.#asking.set(season, reply);
    return await reply;
  }

  async #answer(season: number, isAgain: boolean): Promise<SeasonReply> {
    if (!Number.isInteger(season) || season < 1) {
      return { kind: 'refused', reason: `There is no war ${season}: they are numbered from 1.` };
    }
    const { current, archivedAt } = await fetchArchiveState(this.#db, season);
    const isRunning = season === current;
    if (archivedAt !== null && !isAgain && !isRunning) return { kind: 'known' };
    if (current !== null && season > current) {
      return { kind: 'refused', reason: `War ${season} has not begun; the newest is war ${current}.` };
    }
    const before = await fetchRefusal(this.#db, season, this.#now());
    if (before !== null && !(before.kind === 'failed' && this.#retriesFailures)) return before;
    if (this.#fetching >= this.#mostAtOnce) return { kind: 'busy' };
    this.#fetching += 1;
    try {
      const { reply, forMs } = await this.#fetch(season);
      const ms = reply.kind === 'stored' && isRunning ? RUNNING_MS : forMs;
      await storeRefusal(this.#db, season, reply, { now: this.#now(), ms });
      return reply;
    } finally {
      this.#fetching -= 1;
    }
  }

  async #fetch(season: number): Promise<Fetched> {
    const answer = await this.#ask({ action: 'get_snapshots', season: String(season) });
    if (!answer.ok) return { reply: { kind: 'failed', reason: answer.reason }, forMs: FAILED_MS };
    const read = parseArchive(answer.body, season);
    // It contains nothing worth keeping.
    if (!read.ok && read.code === 'NOT_FOUND') return { reply: { kind: 'not found' }, forMs: UNKNOWN_MS };
    const payload = toPayload({ kind: 'snapshots', season }, answer);
    const [taken] = await importNow(this.#db, openSource(SOURCE), [payload]);
    if (taken?.status === 'imported') return { reply: { kind: 'stored' }, forMs: 0 };
    const reason = taken?.reason ?? 'The answer was not taken.';
    const kind = taken?.code === 'OTHER_SEASON' ? 'refused' : 'failed';
    return { reply: { kind, reason }, forMs: UNKNOWN_MS };
  }
}
