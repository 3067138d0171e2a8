// Links whose code was worn in the game: proven by the next file that shows it. Where another account holds that player already,
// admins decide. Safe to run at any time, twice and in several processes.
import type { Kysely } from 'kysely';
import type { DB } from '../../../database/schema.ts';
import { type Bindings, visibleServers } from '../../../people/bindings.ts';
import { type Claim, dropClaims, fetchClaims, settleClaim } from '../../../people/claims.ts';
import { findLinksOfPlayer } from '../../../people/find-link.ts';
import { whereaboutsAt } from '../../../people/place-of.ts';
import { storeLink } from '../../../people/store-link.ts';
import { fetchKnownServers } from '../../../stats/etlegacy/fetch-known-servers.ts';
import { fetchMerges } from '../../../stats/etlegacy/merges/fetch-merges.ts';
import { keysOf, personOf } from '../../../stats/etlegacy/merges/merges.ts';
import { fetchShownNames } from '../../../stats/etlegacy/players/fetch-shown-names.ts';
import { findWearer } from '../../../stats/etlegacy/players/find-wearer.ts';
import type { ClaimNews } from '../../framework/claim-news.ts';
import { GAME } from '../game.ts';
import { newsOfClaim } from '../replies/admin/claim-news.ts';
import { stirAccount } from './stir-account.ts';

type ProveTools = { readonly db: Kysely<DB>; readonly bindings: Bindings; readonly now: Date };

/** @returns what people have not been told yet. */
export async function proveLinks({ db, bindings, now }: ProveTools): Promise<ClaimNews[]> {
  await dropClaims(db, GAME, now);
  const servers = await fetchKnownServers(db);
  const open = await fetchClaims(db, GAME, ['open', 'disputed']);
  for (const claim of open)
    await prove(db, claim, visibleServers(bindings, whereaboutsAt(claim.place), servers));
  const decided = await fetchClaims(db, GAME, ['proven', 'disputed', 'given', 'refused']);
  const untold = decided.filter(({ told_at: told }) => told === null);
  // Mostly so: this runs each minute and after every import.
  if (untold.length === 0) return [];
  const names = await fetchShownNames(
    db,
    servers,
    untold.flatMap(({ subject }) => subject ?? []),
  );
  return untold.map((claim) => newsOfClaim(claim, names.get(claim.subject ?? '') ?? 'that player'));
}

async function prove(db: Kysely<DB>, claim: Claim, servers: readonly string[]): Promise<void> {
  const worn = await findWearer(db, servers, claim.code);
  if (worn === null) return;
  const merges = await fetchMerges(db, [worn.server]);
  const person = personOf(merges, worn.playerKey);
  const keys = [person, ...keysOf(merges, [person]).slice(1)] as const;
  const { game, account, place } = claim;
  const stored = await storeLink(db, { game, account, place, proof: 'name' }, keys, async (trx) => {
    await stirAccount(trx, account);
    await settleClaim(trx, claim, { state: 'proven', subject: person, holder: null });
  });
  if (stored.ok || claim.state === 'disputed') return;
  const [holder] = await findLinksOfPlayer(db, GAME, keys);
  await settleClaim(db, claim, { state: 'disputed', subject: person, holder: holder?.account ?? null });
}
