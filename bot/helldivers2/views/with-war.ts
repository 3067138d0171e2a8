import { fetchWarView, type WarView } from '../../../stats/helldivers2/fetch-war-view.ts';
import type { Context } from '../../framework/context.ts';
import type { Outcome } from '../../framework/reply/reply.ts';
import { sayError } from '../say-error.ts';

/** Builds an answer from the running war; says so where none is known yet. */
export async function withWar(
  { db, now }: Context,
  build: (view: WarView, now: Date) => Outcome | Promise<Outcome>,
): Promise<Outcome> {
  const at = now();
  const view = await fetchWarView(db, at);
  return view === null ? sayError('NO_WAR') : await build(view, at);
}
