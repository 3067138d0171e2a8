// The reason why there is nothing to show: at the terminal, in a bound Discord server and in another one.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { sayNothingYet } from '../../bot/views/say-nothing-yet.ts';
import { createAbout } from '../../bot/commands/about.ts';
import { etlegacyBot } from '../../bot/etlegacy/etlegacy-bot.ts';
import type { Context } from '../../bot/framework/context.ts';
import { prepareServer } from '../../importer/etlegacy/servers/prepare-server.ts';
import { gameServers } from '../../stats/etlegacy/game-servers.ts';
import { contextOf } from '../support/faces/context-of.ts';
import { textOf } from '../support/faces/prove-faces.ts';
import { importFiles } from '../support/etlegacy/import-files.ts';
import { roundFile } from '../support/etlegacy/round-file.ts';
import { createTestDatabase, type TestDatabase } from '../support/database/test-database.ts';

const HOME = '100000000000000001';
const OTHER = '100000000000000002';

let test: TestDatabase;
beforeAll(async () => {
  test = await createTestDatabase();
  await prepareServer(test.db, { key: 'frankfurt', zone: 'UTC' });
  const { name, body } = roundFile();
  await importFiles(test.db, [{ name, body: body.subarray(0, -20) }], { server: 'dallas' });
});
afterAll(() => test.close());

/** In a Discord server, or at the terminal; each game server belongs to one Discord server. */
function at(guildId: string | null): Context {
  const context = contextOf(test.db, []);
  return {
    ...context,
    games: [gameServers],
    bindings: {
      owners: [],
      servers: [
        { key: 'frankfurt', guilds: [OTHER], isPublic: false },
        { key: 'dallas', guilds: [HOME], isPublic: false },
      ],
    },
    viewer: { ...context.viewer, guildId, isOperator: guildId === null },
  };
}

it.each([
  ['at the terminal, where a file came that cannot be read', null, 'NONE_READABLE'],
  ['in the Discord server that it belongs to', HOME, 'NONE_READABLE'],
  ['in the one of a server without files', OTHER, 'NO_ROUNDS'],
  ['in one that nothing is bound to', '100000000000000003', 'NOTHING_BOUND'],
] as const)('%s', async (_, guildId, code) => {
  expect(await sayNothingYet(at(guildId))).toMatchObject({ code });
});

it('lists in /about the servers without a round', async () => {
  const about = async (guildId: string | null) => {
    const context: Context = { ...at(guildId), forGame: async () => at(guildId) };
    const outcome = await createAbout([etlegacyBot]).run(context, [], {});
    return outcome.kind === 'reply' ? textOf(outcome) : JSON.stringify(outcome);
  };
  expect(await about(null)).toContain('No round of dallas, frankfurt is known yet.');
  expect(await about(HOME)).toContain('No round of dallas is known yet.');
  expect(await about('100000000000000003')).toContain('No game server is shown in this place.');
});
