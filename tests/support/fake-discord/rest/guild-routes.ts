import { ApiError } from '../api-error.ts';
import { describeGuild, type FakeGuild } from '../fake-guild.ts';
import type { Route, RoutedRequest } from './route.ts';
import type { World } from '../world.ts';

/** Routes that a bot reads to determine its permissions in a server. */
export const guildRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/guilds/:guild',
    needsToken: true,
    run: (world, request) => {
      const guild = findGuild(world, request);
      const counts = { approximate_member_count: guild.members.size, approximate_presence_count: 0 };
      const withCounts = request.query.get('with_counts') === 'true';
      return { status: 200, body: { ...describeGuild(guild), ...(withCounts ? counts : {}) } };
    },
  },
  {
    method: 'GET',
    path: '/guilds/:guild/channels',
    needsToken: true,
    run: (world, request) => ({ status: 200, body: [...findGuild(world, request).channels.values()] }),
  },
  {
    method: 'GET',
    path: '/guilds/:guild/roles',
    needsToken: true,
    run: (world, request) => ({ status: 200, body: [...findGuild(world, request).roles.values()] }),
  },
  {
    method: 'GET',
    path: '/guilds/:guild/members/:user',
    needsToken: true,
    run: (world, request) => {
      const member = findGuild(world, request).members.get(request.param('user'));
      if (member === undefined) throw new ApiError(404, 10_007, 'Unknown Member');
      return { status: 200, body: member };
    },
  },
];

function findGuild(world: World, request: RoutedRequest): FakeGuild {
  const guild = world.state.guilds.get(request.param('guild'));
  if (guild === undefined || !guild.botIn) throw new ApiError(404, 10_004, 'Unknown Guild');
  return guild;
}
