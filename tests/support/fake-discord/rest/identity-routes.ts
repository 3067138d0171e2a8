import { ApplicationFlags } from 'discord-api-types/v10';
import { ApiError } from '../api-error.ts';
import { buildDm } from '../entities.ts';
import { computePermissions } from '../permissions.ts';
import type { Route } from './route.ts';
import type { World } from '../world.ts';

/** Routes for the bot's identity, its gateway, and the people it may message. */
export const identityRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/gateway/bot',
    needsToken: true,
    run: (world) => ({ status: 200, body: describeGateway(world) }),
  },
  {
    method: 'GET',
    path: '/users/@me',
    needsToken: true,
    run: (world) => ({ status: 200, body: describeMe(world) }),
  },
  {
    method: 'GET',
    path: '/applications/@me',
    needsToken: true,
    run: (world) => ({ status: 200, body: describeApplication(world) }),
  },
  {
    method: 'GET',
    path: '/oauth2/applications/@me',
    needsToken: true,
    run: (world) => ({ status: 200, body: describeApplication(world) }),
  },
  {
    method: 'GET',
    path: '/users/@me/guilds',
    needsToken: true,
    run: (world) => {
      const guilds = [...world.state.guilds.values()].filter((guild) => guild.botIn);
      return {
        status: 200,
        body: guilds.map((guild) => ({
          id: guild.id,
          name: guild.name,
          icon: null,
          banner: null,
          owner: false,
          permissions: computePermissions(guild, world.state.bot.id).toString(),
          features: [],
        })),
      };
    },
  },
  {
    method: 'GET',
    path: '/users/:user',
    needsToken: true,
    run: (world, request) => {
      const user = world.state.users.get(request.param('user'));
      if (user === undefined) throw new ApiError(404, 10_013, 'Unknown User');
      return { status: 200, body: user };
    },
  },
  {
    method: 'POST',
    path: '/users/@me/channels',
    needsToken: true,
    run: (world, request) => ({ status: 200, body: openDm(world, request.body) }),
  },
];

function describeGateway(world: World): unknown {
  return {
    url: `${world.origin().replace('http', 'ws')}/gateway`,
    shards: world.settings.shards,
    session_start_limit: {
      total: 1000,
      remaining: world.settings.sessionsRemaining,
      reset_after: 86_400_000,
      max_concurrency: 1,
    },
  };
}

function describeMe(world: World): unknown {
  return { ...world.state.bot, mfa_enabled: false, locale: 'en-US', verified: true, email: null };
}

function describeApplication(world: World): unknown {
  const { bot, guilds } = world.state;
  const flags = ApplicationFlags.ApplicationCommandBadge;
  return {
    id: bot.id,
    name: bot.username,
    icon: null,
    description: '',
    type: null,
    flags,
    flags_new: String(flags),
    bot,
    bot_public: true,
    bot_require_code_grant: false,
    verify_key: '0'.repeat(64),
    redirect_uris: [],
    interactions_endpoint_url: null,
    role_connections_verification_url: null,
    owner: [...guilds.values()][0]?.owner ?? bot,
    approximate_guild_count: guilds.size,
    approximate_user_install_count: 0,
    approximate_user_authorization_count: 0,
    explicit_content_filter: 0,
    team: null,
    eligible_oauth2_scopes: [],
  };
}

function openDm(world: World, body: unknown): unknown {
  const recipient = typeof body === 'object' && body !== null ? Reflect.get(body, 'recipient_id') : undefined;
  const user = world.state.users.get(String(recipient));
  if (user === undefined || user.bot === true) throw new ApiError(400, 50_033, 'Invalid Recipient(s)');
  const dm = world.state.dms.get(user.id) ?? buildDm(user);
  world.state.dms.set(user.id, dm);
  return dm;
}
