// Plans the posts of one target, in one transaction that holds its row: two planners never plan one target at once.
import { type Kysely, type Transaction, sql } from 'kysely';
import type { DB } from '../../../database/schema.ts';
import { matchWishes } from './match-wishes.ts';
import type { PostKind, Stirred, Wish } from '../../framework/post-kind.ts';
import { fetchCoveringPosts } from './fetch-posts.ts';
import { lockTarget, type Target } from '../../framework/post-target.ts';
import { writePlan } from './write-plan.ts';

/** Nothing was planned for this long: Debrief did not run, and what happened meanwhile may come as a digest. */
const AWAY_MS = 2 * 3_600_000;

export type TargetPlan = {
  readonly kinds: readonly PostKind[];
  /** Sources that may be reported. */
  readonly scopes: readonly string[] | 'all';
  /** Of all sources of the game: posts about those that may no longer be reported have to go when they are forgotten. */
  readonly marks: readonly Stirred[];
  readonly now: Date;
};

export async function planTarget(db: Kysely<DB>, key: string, plan: TargetPlan): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const locked = await lockTarget(trx, key);
    if (locked === undefined) return;
    const target = await noteTime(trx, locked, plan.now);
    if (!target.isHeld) for (const kind of plan.kinds) await planKind(trx, { kind, target, plan });
    await checkAgain(trx, target, plan);
  });
}

/** Keeps when this target was last planned, and for which time it was not. */
async function noteTime(
  trx: Transaction<DB>,
  { target, plannedAt }: { readonly target: Target; readonly plannedAt: Date | null },
  now: Date,
): Promise<Target> {
  const wasAway = plannedAt !== null && now.getTime() - plannedAt.getTime() > AWAY_MS;
  const away = wasAway ? { from: plannedAt, until: now } : target.away;
  await trx
    .updateTable('core.targets')
    .set({ planned_at: now, away_from: away?.from ?? null, away_until: away?.until ?? null })
    .where('key', '=', target.key)
    .execute();
  return { ...target, away };
}

type KindPlan = { readonly kind: PostKind; readonly target: Target; readonly plan: TargetPlan };

async function planKind(trx: Transaction<DB>, { kind, target, plan }: KindPlan): Promise<void> {
  const switched = target.kinds[kind.name];
  if (switched === undefined) return;
  const { marks, scopes, now } = plan;
  const stirred = marks.filter(({ scope }) => scopes === 'all' || scopes.includes(scope));
  const seen = scopes === 'all' ? target : { ...target, scopes };
  const all = await kind.plan(trx, { stirred, target: seen, settings: switched.settings, now });
  const wishes = all.filter(({ scope }) => scopes === 'all' || scopes.includes(scope));
  const rows = await fetchCoveringPosts(trx, target.key, kind.name, coversOf(wishes));
  const since = new Date(Math.max(target.since.getTime(), Date.parse(switched.since)));
  await writePlan(trx, { kind, target, since, now, matched: matchWishes(wishes, rows) });
}

function coversOf(wishes: readonly Wish[]): number[] {
  return wishes.flatMap((wish) => wish.covers);
}

/** Posts of all kinds whose subject changed, also of kinds that are switched off, are compared with the truth. */
async function checkAgain(
  trx: Transaction<DB>,
  target: Target,
  { kinds, marks, now }: TargetPlan,
): Promise<void> {
  if (marks.length === 0) return;
  const affected = [...marks];
  for (const { alsoChanged } of kinds) affected.push(...((await alsoChanged?.(trx, marks)) ?? []));
  const scopes = affected.map(({ scope }) => scope);
  const subjects = affected.map(({ subject }) => subject);
  await sql`
    update core.posts as p set due_at = ${now}
    where p.target = ${target.key} and p.state = 'posted' and exists (
      select from unnest(${scopes}::text[], ${subjects}::text[]) as s (scope, subject)
      where s.scope = p.scope and s.subject in (p.subject, ''))`.execute(trx);
}
