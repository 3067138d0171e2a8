import type { Kysely } from 'kysely';
import type { DB } from '../../../database/schema.ts';
import { storeApiKey } from '../../../people/api-keys.ts';
import type { Scope } from '../../../people/caller.ts';

type KeyOptions = {
  readonly name?: string;
  readonly scopes?: readonly Scope[];
  readonly isEverything?: boolean;
  readonly guilds?: readonly string[];
  readonly sources?: readonly string[];
  readonly endsAt?: Date;
};

let made = 0;

/** Makes a key, by default for public data only. @returns the header to send. */
export async function makeKey(db: Kysely<DB>, options: KeyOptions = {}): Promise<{ authorization: string }> {
  const {
    name = `key ${made++}`,
    scopes = ['read'],
    isEverything = false,
    guilds = [],
    sources = [],
  } = options;
  const reach = { isEverything, guilds, sources };
  const key = await storeApiKey(db, { name, scopes, reach, endsAt: options.endsAt ?? null });
  if (key === null) throw new Error(`There is a key called ${name}`);
  return { authorization: `Bearer ${key}` };
}
