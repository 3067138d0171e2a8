// Imports answers of an upstream: names first, then the rows that refer to them. In the caller's transaction; any order
// and number of payloads results in the same rows.
import type { Transaction } from 'kysely';
import type { DB } from '../../database/schema.ts';
import type { Failure, Parsed } from '../../parsers/helldivers2/failures.ts';
import { parseCampaignView } from '../../parsers/helldivers2/parse-campaign-view.ts';
import { parseHistory } from '../../parsers/helldivers2/parse-history.ts';
import { parseInfo } from '../../parsers/helldivers2/parse-info.ts';
import { parseNews } from '../../parsers/helldivers2/parse-news.ts';
import { parseOrders } from '../../parsers/helldivers2/parse-orders.ts';
import { parsePlanets } from '../../parsers/helldivers2/parse-planets.ts';
import { parseStatus } from '../../parsers/helldivers2/parse-status.ts';
import { storeKnownFactions } from './planets/ensure-places.ts';
import type { Kind } from './kinds.ts';
import { lockWar } from './lock-war.ts';
import { byTime, type Observed } from './observed.ts';
import type { PayloadOutcome } from './outcome.ts';
import { storeCampaignViews } from './planets/store-campaign-views.ts';
import { moveWaitingHistory, storeHistory } from './planets/store-history.ts';
import { storeInfo } from './planets/store-info.ts';
import { storeNews } from './news/store-news.ts';
import { storeOrders } from './orders/store-orders.ts';
import { storePlanets } from './planets/store-planets.ts';
import { storeStatuses } from './statuses/store-statuses.ts';
import { storeUnknownKeys } from './store-unknown-keys.ts';

/** A payload of the inbox. */
export type WarPayload = {
  readonly id: number;
  readonly kind: Kind;
  readonly source: string;
  readonly observedAt: Date;
  /** SHA-256 of the bytes, hex. */
  readonly hash: string;
  readonly readBody: () => Uint8Array;
};

/** @returns the outcome of each payload, and of older ones whose verdict changed. */
export async function importPayloads(
  trx: Transaction<DB>,
  payloads: readonly WarPayload[],
): Promise<PayloadOutcome[]> {
  await lockWar(trx);
  await storeKnownFactions(trx);
  const batch = new Batch(payloads);
  const added = new Set<number>();
  const note = (planets: readonly number[]): void => planets.forEach((planet) => added.add(planet));

  note(await storePlanets(trx, batch.read('planets', parsePlanets)));
  note(await storeCampaignViews(trx, batch.read('campaign', parseCampaignView)));
  note(await storeInfo(trx, batch.read('info', parseInfo)));
  const statuses = await storeStatuses(trx, batch.read('status', parseStatus));
  note(statuses.added);
  batch.tell(statuses.outcomes);
  await storeNews(trx, batch.read('news', parseNews));
  await storeOrders(trx, batch.read('orders', parseOrders));
  await storeHistory(trx, batch.read('history', parseHistory));
  await moveWaitingHistory(trx, [...added]);
  await storeUnknownKeys(trx, batch.unknownKeys);
  return batch.outcomes();
}

type UnknownKey = { readonly kind: Kind; readonly path: string; readonly at: Date };

/** The parsed payloads, and the outcome of each. */
class Batch {
  readonly unknownKeys: UnknownKey[] = [];
  readonly #payloads: readonly WarPayload[];
  /** Payloads with the same content as another one of the batch, such as a file under two names. */
  readonly #twins = new Map<WarPayload, WarPayload>();
  readonly #outcomes = new Map<number, PayloadOutcome>();

  constructor(payloads: readonly WarPayload[]) {
    const distinct = new Map<string, WarPayload>();
    for (const payload of payloads.toSorted(byTime)) {
      const { kind, source, observedAt, hash } = payload;
      const identity = [kind, source, observedAt.getTime(), hash].join(' ');
      const first = distinct.get(identity);
      if (first === undefined) distinct.set(identity, payload);
      else this.#twins.set(payload, first);
    }
    this.#payloads = [...distinct.values()];
  }

  /** Documents of one kind, oldest first. Those that cannot be read are rejected. */
  read<T>(kind: Kind, parse: (bytes: Uint8Array) => Parsed<T>): Observed<T>[] {
    return this.#payloads
      .filter((payload) => payload.kind === kind)
      .flatMap(({ id, source, observedAt, hash, readBody }) => {
        const parsed = parse(readBody());
        this.#outcomes.set(id, outcomeOf(id, parsed));
        if (!parsed.ok) return [];
        for (const path of parsed.unknownKeys) this.unknownKeys.push({ kind, path, at: observedAt });
        return [{ payloadId: id, source, observedAt, hash, document: parsed.document }];
      });
  }

  /** Outcomes that do not follow from a payload's own bytes; a note on skipped rows is kept. */
  tell(outcomes: readonly PayloadOutcome[]): void {
    for (const outcome of outcomes) {
      const before = this.#outcomes.get(outcome.id);
      this.#outcomes.set(outcome.id, outcome.status === 'imported' ? (before ?? outcome) : outcome);
    }
  }

  outcomes(): PayloadOutcome[] {
    const twins = [...this.#twins].flatMap(([{ id }, first]) => {
      const outcome = this.#outcomes.get(first.id);
      return outcome === undefined || id === first.id ? [] : [{ ...outcome, id }];
    });
    return [...this.#outcomes.values(), ...twins];
  }
}

function outcomeOf(id: number, parsed: Parsed<unknown> | Failure): PayloadOutcome {
  if (!parsed.ok) return { id, status: 'rejected', code: parsed.code, reason: parsed.reason };
  if (parsed.dropped.length === 0) return { id, status: 'imported', code: null, reason: null };
  const reason = `Rows without what they need were left out: ${parsed.dropped.join('; ')}`.slice(0, 1000);
  return { id, status: 'imported', code: 'ROWS_LEFT_OUT', reason };
}
