// Texts that reveal a community, and the search for them in everything that the bot sent.
import { type Kysely, sql } from 'kysely';
import { formatId } from '../../../core/public-id.ts';
import type { DB } from '../../../database/schema.ts';
import type { RequestRecord } from '../../support/fake-discord/request.ts';
import { keyOf } from '../../support/etlegacy/stopwatch-match.ts';
import { type Community, personOf } from './communities.ts';

/** Texts that must not be visible outside a community: its word, dates, instants, ids of rounds, keys of its players. */
export async function marksOf(db: Kysely<DB>, community: Community): Promise<string[]> {
  const { rows } = await sql<{ id: number; ended_at: Date; started_at: Date | null }>`
    select r.id, r.ended_at, r.ended_at - r.duration_ms * interval '1 ms' as started_at
    from etlegacy.rounds as r where r.server_key = ${community.word} and r.map like ${`${community.word}%`}`.execute(
    db,
  );
  const instants = rows.flatMap(({ ended_at, started_at }) => [ended_at, started_at ?? ended_at]);
  return [
    community.word,
    ...community.days,
    ...rows.map(({ id }) => formatId(id)),
    ...instants.map((instant) => String(instant.getTime()).slice(0, -3)),
    ...Array.from({ length: 7 }, (_, i) => keyOf(personOf(community, i))),
  ];
}

/** Public ids of the first round, the last round and a match. */
export async function fetchPublicIds(db: Kysely<DB>, { word }: Community): Promise<string[]> {
  const { rows } = await sql<{ id: number }>`
    (select id from etlegacy.rounds where server_key = ${word} order by ended_at limit 1)
    union (select id from etlegacy.rounds where server_key = ${word} order by ended_at desc limit 1)
    union (select id from etlegacy.matches where server_key = ${word} order by ended_at limit 1)`.execute(db);
  return rows.map(({ id }) => formatId(id));
}

/** A revealing text, and where it was sent. */
export type Leak = { readonly mark: string; readonly path: string; readonly around: string };

/** Bodies and files of requests of the bot; text that a person typed is quoted back to them, which is not a leak. */
export function findLeaks(
  requests: readonly Pick<RequestRecord, 'path' | 'body' | 'files'>[],
  marks: readonly string[],
  typed: readonly string[] = [],
): Leak[] {
  return requests.flatMap(({ path, body, files }) => {
    const texts = [JSON.stringify(body ?? ''), ...files.map(({ data }) => data.toString('latin1'))];
    const sent = typed.reduce((text, word) => text.replaceAll(word, ''), texts.join('\n'));
    const lower = sent.toLowerCase();
    return marks.flatMap((mark) => {
      const at = lower.indexOf(mark.toLowerCase());
      return at === -1 ? [] : [{ mark, path, around: sent.slice(Math.max(0, at - 150), at + 150) }];
    });
  });
}
