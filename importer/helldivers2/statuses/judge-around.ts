import { zstdDecompressSync } from 'node:zlib';
import { sql, type Transaction } from 'kysely';
import { inFlow } from '../../../database/in-flow.ts';
import type { DB } from '../../../database/schema.ts';
import { parseStatus, type StatusDocument } from '../../../parsers/helldivers2/parse-status.ts';
import { countPlanets } from './count-planets.ts';
import { AHEAD_MS } from './find-ahead.ts';
import { judgeStatuses, NEIGHBOURHOOD_MS, type Verdict } from './judge-statuses.ts';
import type { Witness } from './witness.ts';
import { byTime, type Observed } from '../observed.ts';

type Answer = Observed<StatusDocument>;

/** A status decides whether the clock of a neighbour is ahead, which decides about the neighbourhood of that one. */
const AROUND_MS = NEIGHBOURHOOD_MS + AHEAD_MS;

export type Judged = {
  readonly payloadId: number;
  readonly observedAt: Date;
  /** Whether it had rows before. */
  readonly stood: boolean;
  readonly verdict: Verdict;
  /** null for one with rows whose document is not loaded. */
  readonly answer: Answer | null;
};

/** A status that is judged, or that others are compared with. */
type Known = Witness & Omit<Judged, 'verdict'>;

/**
 * Judges new statuses, and all that have them as neighbours.
 *
 * @returns the new ones, and others whose verdict changed; oldest first.
 */
export async function judgeAround(
  trx: Transaction<DB>,
  war: number,
  came: readonly Answer[],
): Promise<Judged[]> {
  const times = came.map(({ observedAt }) => observedAt.getTime());
  const span = {
    from: Math.min(...times) - 2 * AROUND_MS,
    until: Math.max(...times) + 2 * AROUND_MS,
  };
  const { standing, refused, planets } = await fetchNeighbours(trx, war, span);
  const ids = new Set(came.map(({ payloadId }) => payloadId));
  const known = [
    ...standing,
    ...refused.filter(({ payloadId }) => !ids.has(payloadId)).map(toKnown),
    ...came.map(toKnown),
  ].toSorted(byTime);
  const verdicts = judgeStatuses(known, planets);
  return known.flatMap((row, at) => {
    const verdict = verdicts[at] ?? null;
    const isOurs = !row.stood && ids.has(row.payloadId);
    if (!isOurs && (row.stood === (verdict === null) || !isNear(row, times))) return [];
    const { payloadId, observedAt, stood, answer } = row;
    return [{ payloadId, observedAt, stood, answer, verdict }];
  });
}

function toKnown(answer: Answer): Known {
  const { payloadId, observedAt, hash, document } = answer;
  const { time: timeGame } = document;
  return { payloadId, observedAt, hash, timeGame, planets: countPlanets(document), stood: false, answer };
}

type Span = { readonly from: number; readonly until: number };

type Neighbours = {
  readonly standing: readonly Known[];
  readonly refused: readonly Answer[];
  /** How many the newest info has, the least we can expect. */
  readonly planets: number;
};

async function fetchNeighbours(trx: Transaction<DB>, war: number, span: Span): Promise<Neighbours> {
  return await inFlow(trx, async (send) => {
    const [standing, refused, planets] = await Promise.all([
      send(selectStanding(war, span)),
      send(selectRefused(trx, span)),
      send(sql<{ planets: number }>`
        select count(*) as planets from helldivers2.planet_infos as p
        join helldivers2.war_infos as w on w.war_id = p.war_id and w.observed_at = p.observed_at
        where p.war_id = ${war}`),
    ]);
    return {
      standing: standing.map((row) => ({ ...row, stood: true, answer: null })),
      refused: refused.flatMap((row) => readRefused(row, war)),
      planets: planets[0]?.planets ?? 0,
    };
  });
}

/** Twice as wide as what is judged, so that those of all that are judged again are complete; and the previous and next status. */
function selectStanding(war: number, span: Span) {
  const from = new Date(span.from);
  const until = new Date(span.until);
  return sql<Omit<Known, 'stood' | 'answer'>>`
    select payload_id as "payloadId", observed_at as "observedAt", encode(body_hash, 'hex') as hash,
      time_game as "timeGame", planets
    from helldivers2.clock
    where war_id = ${war}
      and observed_at >= coalesce((select max(observed_at) from helldivers2.clock
        where war_id = ${war} and observed_at < ${from}), ${from})
      and observed_at <= coalesce((select min(observed_at) from helldivers2.clock
        where war_id = ${war} and observed_at > ${until}), ${until})`;
}

/** Statuses that were implausible so far, from the inbox. */
function selectRefused(trx: Transaction<DB>, span: Span) {
  return trx
    .selectFrom('core.payloads as p')
    .innerJoin('core.bodies as b', 'b.hash', 'p.hash')
    .select(['p.id', 'p.source', 'p.hash', 'p.observed_at', 'b.body'])
    .where('p.game', '=', 'helldivers2')
    .where('p.kind', '=', 'status')
    .where('p.status', 'in', ['rejected', 'superseded'])
    .where('p.code', 'in', ['FEW_PLANETS', 'TIME_WENT_BACK', 'TIME_AHEAD', 'SAME_MOMENT'])
    .where('p.observed_at', '>=', new Date(span.from))
    .where('p.observed_at', '<=', new Date(span.until));
}

type Refused = {
  readonly id: number;
  readonly source: string;
  readonly hash: Buffer;
  readonly observed_at: Date | null;
  readonly body: Buffer;
};

function readRefused({ id, source, hash, observed_at: observedAt, body }: Refused, war: number): Answer[] {
  const parsed = parseStatus(zstdDecompressSync(body));
  if (!parsed.ok || parsed.document.warId !== war || observedAt === null) return [];
  return [{ payloadId: id, source, observedAt, hash: hash.toString('hex'), document: parsed.document }];
}

/** More distant ones keep their verdict, which does not depend on the new ones. */
function isNear({ observedAt }: Known, times: readonly number[]): boolean {
  const at = observedAt.getTime();
  return times.some((time) => Math.abs(time - at) <= AROUND_MS);
}
