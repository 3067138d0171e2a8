// Verifies the token by REST, before a client exists that would keep retrying.
import { DiscordAPIError, type REST, Routes } from 'discord.js';
import { z } from 'zod';
import { explainUnreachable } from './explain-unreachable.ts';
import { withRetry } from './with-retry.ts';

const application = z.object({ id: z.string(), name: z.string() });
const gateway = z.object({
  url: z.string(),
  session_start_limit: z.object({ remaining: z.number(), reset_after: z.number() }),
});

export type CheckedToken =
  | {
      readonly ok: true;
      readonly applicationId: string;
      readonly name: string;
      readonly gatewayUrl: string;
    }
  | { readonly ok: false; readonly code: 'BAD_TOKEN'; readonly say: string }
  | { readonly ok: false; readonly code: 'UNREACHABLE'; readonly say: string };

export async function checkToken(rest: REST, token: string): Promise<CheckedToken> {
  rest.setToken(token.replace(/^(Bot|Bearer)\s*/i, ''));
  const often = { retries: 2, withinMs: 15_000, isRepeatable: true };
  try {
    const me = application.parse(await withRetry(async () => rest.get(Routes.currentApplication()), often));
    const way = gateway.parse(await withRetry(async () => rest.get(Routes.gatewayBot()), often));
    if (way.session_start_limit.remaining < 1) {
      const minutes = Math.ceil(way.session_start_limit.reset_after / 60_000);
      return unreachable(
        `Discord does not let the bot in: it allows no further start for ${minutes} minutes.`,
      );
    }
    return { ok: true, applicationId: me.id, name: me.name, gatewayUrl: way.url };
  } catch (error) {
    if (error instanceof DiscordAPIError && error.status === 401) {
      return {
        ok: false,
        code: 'BAD_TOKEN',
        say: 'Discord does not know DISCORD_TOKEN. Copy it again from the Developer Portal (Bot, Reset Token).',
      };
    }
    return unreachable(explainUnreachable(error));
  }
}

function unreachable(say: string): CheckedToken {
  return { ok: false, code: 'UNREACHABLE', say };
}
