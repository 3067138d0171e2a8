// Runs the status pipeline and then the season pipeline on request. Requests during a run wait for that run.
import type { Kysely } from 'kysely';
import type { DB } from '../../../database/schema.ts';
import { parseStatus } from '../../../parsers/helldivers1/parse-status.ts';
import { importNow } from '../../inbox/import-now.ts';
import { openSource } from '../open-source.ts';
import { SOURCE } from '../source.ts';
import type { AskUpstream } from './ask-upstream.ts';
import type { SeasonDesk } from './season-desk.ts';
import { toPayload } from './to-payload.ts';

export type UpdateStep = {
  readonly ms: number;
  readonly season: number;
  readonly confirmed: boolean;
};

export type UpdateReply =
  | { readonly ok: true; readonly status: UpdateStep; readonly season: UpdateStep }
  | { readonly ok: false; readonly reason: string };

type UpdateDeskOptions = {
  readonly db: Kysely<DB>;
  readonly ask: AskUpstream;
  readonly seasons: SeasonDesk;
};

type Stored = { readonly season: number } | { readonly reason: string };

export class UpdateDesk {
  readonly #options: UpdateDeskOptions;
  #running: Promise<UpdateReply> | undefined;

  constructor(options: UpdateDeskOptions) {
    this.#options = options;
  }

  async update(): Promise<UpdateReply> {
    this.#running ??= this.#update().finally(() => (this.#running = undefined));
    return await this.#running;
  }

  async #update(): Promise<UpdateReply> {
    const startedAt = performance.now();
    const stored = await this.#storeStatus();
    if ('reason' in stored) return { ok: false, reason: stored.reason };
    const { season } = stored;
    const status = await this.#finish(season, startedAt);
    const askedAt = performance.now();
    const reply = await this.#options.seasons.ask(season, true);
    if (reply.kind === 'failed' || reply.kind === 'refused') return { ok: false, reason: reply.reason };
    if (reply.kind === 'busy') return { ok: false, reason: 'Too many archives are requested at the moment.' };
    if (reply.kind === 'not found')
      return { ok: false, reason: `The API knows no archive of war ${season}.` };
    return { ok: true, status, season: await this.#finish(season, askedAt) };
  }

  async #storeStatus(): Promise<Stored> {
    const answer = await this.#options.ask({ action: 'get_campaign_status' });
    if (!answer.ok) return { reason: answer.reason };
    const payload = toPayload({ kind: 'status' }, answer);
    const [taken] = await importNow(this.#options.db, openSource(SOURCE), [payload]);
    const read = parseStatus(answer.body);
    if (!read.ok || taken?.status === 'rejected')
      return { reason: taken?.reason ?? 'The answer is not a status.' };
    return { season: read.document.season };
  }

  async #finish(season: number, startedAt: number): Promise<UpdateStep> {
    const row = await this.#options.db
      .selectFrom('helldivers1.seasons')
      .select('last_updated')
      .where('season', '=', season)
      .executeTakeFirst();
    const ms = Math.round(performance.now() - startedAt);
    return { ms, season, confirmed: row !== undefined && row.last_updated !== null };
  }
}
