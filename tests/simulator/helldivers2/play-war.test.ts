import { describe, expect, it } from 'vitest';
import { parseCampaignView } from '../../../parsers/helldivers2/parse-campaign-view.ts';
import { parseInfo } from '../../../parsers/helldivers2/parse-info.ts';
import { parseNews } from '../../../parsers/helldivers2/parse-news.ts';
import { parseOrders } from '../../../parsers/helldivers2/parse-orders.ts';
import { parsePlanets } from '../../../parsers/helldivers2/parse-planets.ts';
import { parseStatus } from '../../../parsers/helldivers2/parse-status.ts';
import { playWar } from '../../../simulator/helldivers2/play-war.ts';
import { serveWar } from '../../../simulator/helldivers2/serve-war.ts';
import {
  campaignAnswer,
  infoAnswer,
  newsAnswer,
  ordersAnswer,
  planetsAnswer,
  statusAnswer,
} from '../../../simulator/helldivers2/war-answers.ts';

const START = 1_770_000_000;
const DAY_S = 86_400;
const bytes = (value: unknown) => Buffer.from(JSON.stringify(value));

describe('a simulated war', () => {
  it('is the same for the same seed, in steps of any size', () => {
    const one = playWar({ seed: 3, startAt: START });
    one.playUntil(START + DAY_S);
    const other = playWar({ seed: 3, startAt: START });
    for (let at = START; at <= START + DAY_S; at += 7777) other.playUntil(at);
    other.playUntil(START + DAY_S);
    expect(other.state).toEqual(one.state);
    const different = playWar({ seed: 4, startAt: START });
    different.playUntil(START + DAY_S);
    expect(statusAnswer(different.state)).not.toEqual(statusAnswer(one.state));
  });

  it('goes on when it is started again, on the same day and later', () => {
    const play = (startAt: number, until: number) => {
      const war = playWar({ seed: 1, startAt });
      war.playUntil(until);
      return statusAnswer(war.state);
    };
    const before = play(START, START + 3600);
    const again = play(START, START + 7200);
    const later = play(START + DAY_S, START + DAY_S + 3600);
    expect(again.time - before.time).toBe(Math.round(3600 * (1 - 200 / DAY_S)));
    expect(later.time - before.time).toBe(Math.round(DAY_S * (1 - 200 / DAY_S)));
    const ids = new Set([...before.campaigns, ...again.campaigns].map(({ id }) => id));
    expect(later.campaigns.filter(({ id }) => ids.has(id))).toEqual([]);
  });

  it.each([1, 2, 3, 7])(
    'with seed %i has several fronts, attacks and results, in answers that can be read',
    (seed) => {
      const war = playWar({ seed, startAt: START });
      const told = new Set<string>();
      for (let day = 1; day <= 5; day += 1) {
        war.playUntil(START + day * DAY_S);
        expect(war.state.campaigns.length).toBeGreaterThanOrEqual(3);
        const status = parseStatus(bytes(statusAnswer(war.state)));
        expect(status).toMatchObject({ ok: true, dropped: [], unknownKeys: [] });
        for (const { health } of status.ok ? status.document.planetStatus : []) {
          expect(health).toBeGreaterThanOrEqual(0);
          expect(health).toBeLessThanOrEqual(1_000_000);
        }
      }
      for (const { message } of war.state.news) told.add(message.split('\n')[0]?.split(' ').at(-1) ?? '');
      expect([...told]).toEqual(expect.arrayContaining(['LIBERATED', 'ATTACK', 'ORDER</i>']));
      expect(parseInfo(bytes(infoAnswer(war.state)))).toMatchObject({
        ok: true,
        dropped: [],
        unknownKeys: [],
      });
      expect(parsePlanets(bytes(planetsAnswer(war.state)))).toMatchObject({ ok: true, dropped: [] });
      expect(parseNews(bytes(newsAnswer(war.state)))).toMatchObject({
        ok: true,
        dropped: [],
        unknownKeys: [],
      });
      expect(parseOrders(bytes(ordersAnswer(war.state)))).toMatchObject({
        ok: true,
        dropped: [],
        unknownKeys: [],
      });
      expect(parseCampaignView(bytes(campaignAnswer(war.state)))).toMatchObject({ ok: true, dropped: [] });
    },
  );

  it('is served on loopback by the paths of every upstream', async () => {
    const served = await serveWar({ seed: 1, port: 0, hoursBefore: 1 });
    const get = async (path: string) => (await fetch(new URL(path, served.url))).json();
    expect(served.url.hostname).toBe('127.0.0.1');
    const status: unknown = await get('/api/v1/war/status');
    expect(status).toMatchObject({ warId: 9000 });
    expect(await get('/raw/api/WarSeason/801/Status')).toEqual(status);
    expect(await get('/api/WarSeason/801/Status')).toEqual(status);
    expect(await get('/api/v1/war/news?from=0')).not.toEqual([]);
    expect((await fetch(new URL('/api/v1/nothing', served.url))).status).toBe(404);
    await served.close();
  });
});
