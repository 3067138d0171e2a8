import { type Kysely, sql } from 'kysely';
import { z } from 'zod';
import type { DB } from '../../../database/schema.ts';
import type { LawName } from '../../../parsers/etlegacy/law.ts';
import { fetchMatchRounds, fetchRoundFacts, type RoundFacts } from '../sessions/fetch-session-rounds.ts';

/** How the numbers of one round came about. */
export type RoundOrigin = RoundFacts & {
  /** next_limit and limit: the clock of the game. playtime: the script. players: their minutes. */
  readonly durationSource: string;
  readonly documents: readonly string[];
  /** Number of lines of its files that were damaged. */
  readonly faults: number;
  readonly laws: readonly OriginLaw[];
  /** Players by the way in which their numbers were taken from the file. */
  readonly modes: readonly { readonly mode: string; readonly players: number }[];
};

export type OriginLaw = {
  readonly law: LawName;
  readonly verdict: 'kept' | 'broken' | 'unknown';
  readonly left: number | null;
  readonly right: number | null;
};

const law = z.object({
  verdict: z.enum(['kept', 'broken', 'unknown']),
  left: z.number().nullable(),
  right: z.number().nullable(),
});
const laws = z.object({ kills: law, damage: law, teamDamage: law, revives: law, syringe: law });

/** Returns the rounds of a map in order of time; of a round that is part of no map only that round. */
export async function fetchRoundOrigins(
  db: Kysely<DB>,
  { id, matchId }: { readonly id: number; readonly matchId: number | null },
): Promise<RoundOrigin[]> {
  const alone = matchId === null ? await fetchRoundFacts(db, id) : undefined;
  const rounds = matchId === null ? [] : await fetchMatchRounds(db, matchId);
  const facts = alone === undefined ? rounds : [alone];
  return await Promise.all(facts.map(async (fact) => ({ ...fact, ...(await fetchOrigin(db, fact.id)) })));
}

async function fetchOrigin(db: Kysely<DB>, id: number): Promise<Omit<RoundOrigin, keyof RoundFacts>> {
  const row = await db
    .selectFrom('etlegacy.rounds')
    .select(['duration_source', 'documents', 'faults', 'laws'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  const modes = await db
    .selectFrom('etlegacy.player_rounds')
    .select(['mode', sql<number>`count(*)::int`.as('players')])
    .where('round_id', '=', id)
    .groupBy('mode')
    .orderBy('mode')
    .execute();
  return {
    durationSource: row.duration_source,
    documents: z.array(z.string()).parse(row.documents),
    faults: z.array(z.unknown()).parse(row.faults).length,
    laws: toLaws(row.laws),
    modes,
  };
}

function toLaws(stored: unknown): OriginLaw[] {
  const { kills, damage, teamDamage, revives, syringe } = laws.parse(stored);
  return [
    { law: 'kills', ...kills },
    { law: 'damage', ...damage },
    { law: 'teamDamage', ...teamDamage },
    { law: 'revives', ...revives },
    { law: 'syringe', ...syringe },
  ];
}
