import { PUBLIC_TOKEN } from '../../../api/etlegacy/public-token.ts';
import { UserError } from '../../../core/user-error.ts';
import type { Address } from './send-round.ts';

/** What to do where the key is not accepted. */
export const MAKE_KEY =
  'Make a key with "npm run debrief -- api key add NAME --scope push --server KEY" and set STATS_API_TOKEN to it.';

type Environment = Readonly<Record<string, string | undefined>>;

/** Where a game server would push to, by the settings of its scripts. Throws a UserError where they cannot work. */
export function readAddress(env: Environment, given?: string): Address {
  const url = given ?? env['STATS_API_URL_SUBMIT'];
  const token = env['STATS_API_TOKEN'];
  if (url === undefined || url === '')
    throw new UserError(
      'Nobody said where to push to.',
      'Set STATS_API_URL_SUBMIT as for the game server, such as http://127.0.0.1:7828/api/et/rounds.',
    );
  if (!/^https?:\/\/[^\s&]+$/.test(url) || !URL.canParse(url))
    throw new UserError(
      `The scripts cannot push to "${url}".`,
      'The address must begin with http:// or https:// and hold no blank and no &, because the scripts do not quote it.',
    );
  if (token === undefined || token === '' || token === PUBLIC_TOKEN)
    throw new UserError(
      token === PUBLIC_TOKEN
        ? "STATS_API_TOKEN is the scripts' public default, which everybody knows and Debrief refuses."
        : 'STATS_API_TOKEN is not set.',
      MAKE_KEY,
    );
  return { url, token };
}
