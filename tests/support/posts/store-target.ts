import type { Insertable, Kysely } from 'kysely';
import { targetKey } from '../../../bot/framework/post-target.ts';
import type { DB } from '../../../database/schema.ts';
import type { TargetTable } from '../../../database/schema/core.ts';

type TargetInput = Pick<Insertable<TargetTable>, 'guild' | 'channel' | 'game'> &
  Partial<Omit<Insertable<TargetTable>, 'kinds'>> & {
    /** Names of the enabled kinds, with their settings. */
    readonly kinds: Readonly<Record<string, object>>;
    readonly since: Date;
  };

/** Sets up a channel for posts. @returns its key. */
export async function storeTarget(db: Kysely<DB>, { kinds, ...input }: TargetInput): Promise<string> {
  const key = targetKey(input);
  const since = new Date(input.since).toISOString();
  const switched = Object.entries(kinds).map(([name, settings]) => [name, { since, settings }]);
  await db
    .insertInto('core.targets')
    .values({ scopes: [], ...input, key, kinds: JSON.stringify(Object.fromEntries(switched)) })
    .execute();
  return key;
}
