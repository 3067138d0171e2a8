import { type Rights, SCOPES } from './caller.ts';

/** The columns of `core.api_keys` and `core.api_users` that say what somebody may do. */
export type RightsColumns = {
  readonly scopes: readonly string[];
  readonly is_everything: boolean;
  readonly guilds: readonly string[];
  readonly sources: readonly string[];
};

/** Scopes that this version does not know are left out. */
export function readRights({ scopes, is_everything, guilds, sources }: RightsColumns): Rights {
  return {
    scopes: SCOPES.filter((scope) => scopes.includes(scope)),
    reach: { isEverything: is_everything, guilds, sources },
  };
}

export function writeRights({ scopes, reach: { isEverything, guilds, sources } }: Rights) {
  return { scopes: [...scopes], is_everything: isEverything, guilds: [...guilds], sources: [...sources] };
}
