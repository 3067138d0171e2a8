// Fetches the archive of a war on request; concurrent requests share one call to the API.
import type { Kysely } from 'kysely';
import type { DB } from '../../../database/schema.ts';
import { parseArchive } from '../../../parsers/helldivers1/parse-archive.ts';
import { importNow } from '../../inbox/import-now.ts';
import { openSource } from '../open-source.ts';
import { SOURCE } from '../source.ts';
import type { AskUpstream } from './ask-upstream.ts';
import { fetchArchiveState } from './fetch-archive-state.ts';
import { toPayload } from './to-payload.ts';

export type SeasonReply =
  /** It was requested and is stored now. */
  | { readonly kind: 'stored' }
  /** It was stored before; no request was sent. */
  | { readonly kind: 'known' }
  /** The API does not know it. */
  | { readonly kind: 'not found' }
  /** No request was sent, or the answer was not accepted; it may be stored as rejected. */
  | { readonly kind: 'refused' | 'failed'; readonly reason: string };

/** How long unknown or failed archives are not requested again. */
const PATIENCE_MS = 10 * 60_000;
/** The archive of the current war is still growing. */
const RUNNING_MS = 60_000;

type SeasonDeskOptions = {
  readonly db: Kysely<DB>;
  readonly ask: AskUpstream;
  /** Milliseconds of a monotonic clock. */
  readonly now?: () => number;
};

type Remembered = { readonly reply: SeasonReply; readonly until: number };

export class SeasonDesk {
  readonly #db: Kysely<DB>;
  readonly #ask: AskUpstream;
  readonly #now: () => number;
  readonly #asking = new Map<number, Promise<SeasonReply>>();
  readonly #remembered = new Map<number, Remembered>();

  constructor({ db, ask, now = () => performance.now() }: SeasonDeskOptions) {
    this.#db = db;
    this.#ask = ask;
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
    if (current !== null && season > current) {
      return { kind: 'refused', reason: `War ${season} has not begun; the newest is war ${current}.` };
    }
    const isRunning = season === current;
    if (archivedAt !== null && !isAgain && !isRunning) return { kind: 'known' };
    const before = this.#remembered.get(season);
    if (before !== undefined && this.#now() < before.until) return before.reply;
    const reply = await this.#fetch(season);
    const ms = reply.kind === 'stored' ? (isRunning ? RUNNING_MS : 0) : PATIENCE_MS;
    const remembered: SeasonReply = reply.kind === 'stored' ? { kind: 'known' } : reply;
    this.#remembered.set(season, { reply: remembered, until: this.#now() + ms });
    return reply;
  }

  async #fetch(season: number): Promise<SeasonReply> {
    const answer = await this.#ask({ action: 'get_snapshots', season: String(season) });
    if (!answer.ok) return { kind: 'failed', reason: answer.reason };
    const read = parseArchive(answer.body, season);
    // It contains nothing worth keeping.
    if (!read.ok && read.code === 'NOT_FOUND') return { kind: 'not found' };
    const payload = toPayload({ kind: 'snapshots', season }, answer);
    const [taken] = await importNow(this.#db, openSource(SOURCE), [payload]);
    if (taken?.status === 'imported') return { kind: 'stored' };
    const reason = taken?.reason ?? 'The answer was not taken.';
    return { kind: taken?.code === 'OTHER_SEASON' ? 'refused' : 'failed', reason };
  }
}
