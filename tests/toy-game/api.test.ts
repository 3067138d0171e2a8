// The HTTP API of a second game: access by source, answers, errors and the OpenAPI document.
import { expect, it, onTestFinished } from 'vitest';
import { buildTestApi } from '../support/api/build-test-api.ts';
import { skimmingGame } from '../support/toy-game/cli/skimming-game.ts';
import { CONTESTS } from '../support/toy-game/contests.ts';
import { SOURCE } from '../support/toy-game/importer/source.ts';
import { openToyDatabase } from '../support/toy-game/open-toy-database.ts';

it('answers callers who may see the source, and describes its routes', async () => {
  const { db, close } = await openToyDatabase(CONTESTS);
  onTestFinished(close);
  const api = await skimmingGame.api?.();
  if (api === undefined) throw new Error('The game has no API');
  const reach = { isEverything: false, guilds: [], sources: [SOURCE] };
  const app = await buildTestApi({ db, games: [api] }, { lake: { reach }, stranger: {} });
  onTestFinished(async () => app.close());
  const get = async (path: string, token: string) => {
    const answer = await app.inject({
      url: `/api/skim${path}`,
      remoteAddress: '192.0.2.7',
      headers: { authorization: `Bearer ${token}` },
    });
    return { status: answer.statusCode, body: answer.json() };
  };

  expect(await get('/contests/latest', 'lake')).toEqual({
    status: 200,
    body: {
      pond: 'mill pond',
      heldAt: '2031-02-02T19:00:00.000Z',
      throws: [
        { name: 'anna', skips: 7, metres: 21 },
        { name: 'Boris', skips: 12, metres: 61.5 },
        { name: 'Carla', skips: 9, metres: 12 },
      ],
    },
  });
  expect(await get('/players/ANNA', 'lake')).toMatchObject({
    status: 200,
    body: { name: 'anna', contests: 2, stats: { skips_per_throw: 7 } },
  });
  expect(await get('/players/zoe', 'lake')).toMatchObject({
    status: 404,
    body: { error: { code: 'SKIMMER_UNKNOWN' } },
  });
  expect(await get('/contests/latest', 'stranger')).toMatchObject({
    status: 404,
    body: { error: { code: 'NO_CONTEST' } },
  });
  expect((await get('/contests/latest', 'nobody')).status).toBe(401);

  const { paths } = (await app.inject({ url: '/api/openapi.json' })).json();
  expect(Object.keys(paths).filter((path) => path.startsWith('/api/skim'))).toEqual([
    '/api/skim/contests/latest',
    '/api/skim/players/{name}',
  ]);
});
