// The commands over imported answers: what they show, and what they must not do.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { helldivers2Bot } from '../../../bot/helldivers2/helldivers2-bot.ts';
import { searchPlanets } from '../../../stats/helldivers2/search-planets.ts';
import { fetchPlanetCard } from '../../../stats/helldivers2/fetch-planet-card.ts';
import { fetchWar } from '../../../stats/helldivers2/fetch-war.ts';
import { fetchEffort } from '../../../stats/helldivers2/fetch-effort.ts';
import { fetchSectors } from '../../../stats/helldivers2/fetch-sectors.ts';
import { importAnswers } from '../../support/helldivers2/import-answers.ts';
import { sayLine } from '../../support/bot/say-line.ts';
import { createTestDatabase, type TestDatabase } from '../../support/database/test-database.ts';

let test: TestDatabase;
beforeAll(async () => {
  test = await createTestDatabase();
});
afterAll(async () => test.close());

const START = Date.UTC(2026, 2, 5, 0);
const at = (minute: number): Date => new Date(START + minute * 60_000);

/** 13 hours: planet 3 is freed by 2 % an hour, planet 7 defends itself, planet 9 is hidden. */
const status = (minute: number) => ({
  warId: 801,
  time: 64_000_000 + minute * 60,
  impactMultiplier: 0.1,
  planetStatus: [
    { index: 0, owner: 1, health: 0, players: 40 },
    { index: 3, owner: 2, health: 900_000 - (minute / 60) * 20_000, regenPerSecond: 4.1667, players: 14_000 },
    { index: 7, owner: 1, health: 1_000_000, players: 6000 },
    { index: 9, owner: 4, health: 1_000_000, players: 1 },
  ],
  planetAttacks: [{ source: 3, target: 7 }],
  campaigns: [
    { id: 1, planetIndex: 3, type: 0, race: 0 },
    { id: 2, planetIndex: 7, type: 4, race: 2 },
    { id: 3, planetIndex: 9, type: 0, race: 0 },
  ],
  planetEvents: [
    {
      id: 61,
      planetIndex: 7,
      eventType: 1,
      race: 2,
      campaignId: 2,
      health: 800_000 - (minute / 60) * 30_000,
      maxHealth: 800_000,
      startTime: 64_000_000,
      expireTime: 64_000_000 + 86_400,
    },
  ],
  planetActiveEffects: [
    { index: 9, galacticEffectId: 1190 },
    { index: 3, galacticEffectId: 1245 },
  ],
  spaceStations: [{ id32: 749_875_195, planetIndex: 7, activeEffectIds: [1238, 1216], flags: 1 }],
});

const say = async (line: string): Promise<string> =>
  sayLine({ db: test.db, game: helldivers2Bot, now: at(785) }, line);

describe('/hd2', () => {
  it('says that nothing is stored yet, and what to do', async () => {
    for (const line of ['war', 'campaigns', 'order', 'map', 'players', 'planet planet:x'])
      expect(await say(`/hd2 ${line}`)).toMatch(/Nothing is known of the war .*upstream/s);
    expect(await say('/hd2 news')).toContain('No dispatch is known yet.');
  });

  it('shows the war, its planets, orders and news', async () => {
    await importAnswers(test.db, [
      {
        kind: 'planets',
        at: at(0),
        body: {
          0: { name: 'Super Earth', sector: 'Sol' },
          3: {
            name: 'Malevelon Creek',
            sector: 'Severin',
            biome: { slug: 'icemoss-special', description: 'Wet.' },
            environmentals: ['Fog'],
          },
          7: { name: 'Tibit', sector: 'Valdis' },
          9: { name: 'Secret', sector: 'Severin' },
        },
      },
      {
        kind: 'info',
        at: at(0),
        body: {
          warId: 801,
          startDate: 1_706_040_313,
          endDate: 1_833_653_095,
          planetInfos: [0, 3, 7, 9].map((index) => ({
            index,
            position: { x: index / 10, y: 0 },
            waypoints: index === 3 ? [7] : [],
            sector: 5,
            maxHealth: 1_000_000,
          })),
          planetRegions: [
            { planetIndex: 3, regionIndex: 0, maxHealth: 100_000, regionSize: 2, damageMultiplier: 1 },
          ],
        },
      },
      ...Array.from({ length: 13 * 12 + 1 }, (_, step) => ({
        kind: 'status' as const,
        at: at(step * 5),
        body: status(step * 5),
      })),
      {
        kind: 'orders',
        at: at(780),
        body: [
          {
            id32: 71,
            progress: [0, 5],
            expiresIn: 30 * 3600,
            setting: {
              overrideTitle: 'MAJOR ORDER',
              tasks: [
                { type: 11, values: [1, 1, 3], valueTypes: [3, 11, 12] },
                { type: 3, values: [2, 10], valueTypes: [1, 3] },
              ],
              rewards: [{ type: 1, id32: 897_894_480, amount: 45 }],
            },
          },
        ],
      },
      {
        kind: 'news',
        at: at(780),
        body: [{ id: 5, published: 64_000_000, message: '<i=3>CREEK</i>\nHold <i=1>on</i>.' }],
      },
    ]);
    const war = await say('/hd2 war');
    expect(war).toMatch(/20,041 divers/);
    expect(war).toMatch(/Tibit defence against Terminids, level 16 · ends .*, paused by the DSS/);
    expect(war).toMatch(
      /48\.8% · \+3\.75%\/h · 6,000 divers · (time is up|too close to call|on course to lose)/,
    );
    expect(war).toMatch(/36\.0% · \+2\.00%\/h · 14,000 divers · free in about 32 h/);
    expect(war).toMatch(/MAJOR ORDER · Liberate Malevelon Creek, and 1 more · ends/);
    expect(war).not.toContain('Secret');
    const planet = await say('/hd2 planet planet:creek');
    for (const part of [
      'Malevelon Creek',
      'Severin',
      'predator strain',
      'Supply lines: Tibit',
      'city 1',
      'state unknown',
      'Biome: Ice moss special. Wet.',
      'Hazards: Fog',
    ])
      expect(planet).toContain(part);
    expect(await say('/hd2 planet planet:tibit')).toMatch(/Attacked from Malevelon Creek/);
    expect(await say('/hd2 order')).toMatch(
      /Liberate Malevelon Creek.*planet at 36\.0%.*Kill 10 Terminids.*5 of 10.*45 medals/s,
    );
    expect(await say('/hd2 news')).toMatch(/CREEK.*Hold on/s);
    expect(await say('/hd2 players')).toMatch(/Malevelon Creek +14,000 +70%/);
    expect(await say('/hd2 map')).toMatch(/Super Earth 2/);
    expect(await say('/hd2 campaigns')).toMatch(/Malevelon Creek.*Tibit.*2 campaigns/s);
    expect(await say('/hd2 planet planet:Secret')).toMatch(/There is no planet called Secret/);
  });

  it('finds planets by number, sector, initials and with typing errors, contested ones first', async () => {
    const find = async (typed: string) => (await searchPlanets(test.db, typed)).map(({ name }) => name);
    expect(await find('')).toEqual(['Malevelon Creek', 'Tibit', 'Super Earth']);
    expect(await find('0')).toEqual(['Super Earth']);
    expect(await find('severin')).toEqual(['Malevelon Creek']);
    expect(await find('mc')).toEqual(['Malevelon Creek']);
    expect(await find('malevalon')).toEqual(['Malevelon Creek']);
    expect(await find('9')).toEqual([]);
  });

  it('joins supply lines of both directions, takes a sector’s name from its planets, and computes the effect of one diver', async () => {
    const war = await fetchWar(test.db);
    expect((await fetchPlanetCard(test.db, war!, 7)).linked).toEqual([3]);
    expect((await fetchPlanetCard(test.db, war!, 3)).linked).toEqual([7]);
    expect((await fetchSectors(test.db, 801, new Set([9]))).get(5)).toEqual({
      name: 'Severin',
      planets: [0, 3, 7],
    });
    // (2 % + 1.5 %) of a million by 14,000 divers, and 3.75 % of 800,000 by 6,000; per multiplier of 0.1.
    expect(await fetchEffort(test.db, war!)).toBeCloseTo((25 + 50) / 2, 1);
  });
});
