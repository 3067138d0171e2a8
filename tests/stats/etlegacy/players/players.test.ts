import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fetchMapStats } from '../../../../stats/etlegacy/maps/fetch-map-stats.ts';
import { searchMaps } from '../../../../stats/etlegacy/maps/search-maps.ts';
import { fetchScope, type Scope } from '../../../../stats/etlegacy/periods/fetch-scope.ts';
import { fetchComparison } from '../../../../stats/etlegacy/players/fetch-comparison.ts';
import { formDpm } from '../../../../stats/etlegacy/players/form-dpm.ts';
import { evaluate } from '../../../../stats/formulas/formula.ts';
import { FORMULAS } from '../../../../stats/etlegacy/formulas/formulas.data.ts';
import { fetchPlayerForm } from '../../../../stats/etlegacy/players/fetch-player-form.ts';
import { fetchPlayerMaps } from '../../../../stats/etlegacy/players/fetch-player-maps.ts';
import { fetchPlayerNames } from '../../../../stats/etlegacy/players/fetch-player-names.ts';
import { fetchPlayer } from '../../../../stats/etlegacy/players/fetch-player.ts';
import { fetchShownNames } from '../../../../stats/etlegacy/players/fetch-shown-names.ts';
import { searchPlayers } from '../../../../stats/etlegacy/players/search-players.ts';
import {
  fetchWeaponPlayers,
  fetchWeaponStats,
} from '../../../../stats/etlegacy/weapons/fetch-weapon-stats.ts';
import { importFiles } from '../../../support/etlegacy/import-files.ts';
import { type Deeds, evenly, keyOf, stopwatchMatch } from '../../../support/etlegacy/stopwatch-match.ts';
import { createTestDatabase, type TestDatabase } from '../../../support/database/test-database.ts';

let test: TestDatabase;
let scope: Scope;
const SERVERS = ['default'];
const even = {
  kills: 4,
  deaths: 4,
  damage: 1000,
  received: 1000,
  shots: 100,
  hits: 30,
  heads: 3,
} as const satisfies Deeds;
const as = (name: string) =>
  [
    { ...even, as: name },
    { ...even, as: name },
  ] as const;

beforeAll(async () => {
  test = await createTestDatabase();
  await importFiles(test.db, [
    // anna and boris against carla and dmitri, won by the first attackers.
    ...stopwatchMatch({
      at: '2031-02-03 20:00:00',
      map: 'oasis',
      first: { ...evenly(['anna', 'boris'], even), łukasz: as('^1Łukasz^7 ✚') },
      second: { ...evenly(['carla', 'dmitri'], even), odd: as('100%_\\sure') },
      attacks: [300, null],
    }),
    // The same teams with swapped sides.
    ...stopwatchMatch({
      at: '2031-02-03 20:30:00',
      map: 'Radar',
      first: evenly(['carla', 'dmitri'], even),
      second: { ...evenly(['boris'], even), anna: as('Annabel') },
      attacks: [240, 180],
    }),
    // anna joins carla: a draw.
    ...stopwatchMatch({
      at: '2031-02-04 20:00:00',
      map: 'oasis',
      first: { ...evenly(['carla'], even), anna: as('Annabel') },
      second: evenly(['boris', 'dmitri'], even),
      attacks: [null, null],
    }),
  ]);
  await importFiles(
    test.db,
    stopwatchMatch({
      at: '2031-03-01 20:00:00',
      first: { anna: as('secret anna') },
      second: evenly(['zoe'], even),
    }),
    { server: 'hidden' },
  );
  scope = await fetchScope(test.db, { kind: 'all' }, SERVERS, new Date('2031-02-05T00:00:00Z'));
});

afterAll(async () => {
  await test.close();
});

describe('names', () => {
  it('are the last ones used on the servers that the caller may see', async () => {
    const keys = [keyOf('anna'), keyOf('zoe'), 'NOBODY00'];
    expect([...(await fetchShownNames(test.db, SERVERS, keys))]).toEqual([[keyOf('anna'), 'Annabel']]);
    const all = await fetchShownNames(test.db, ['default', 'hidden'], keys);
    expect(all.get(keyOf('anna'))).toBe('secret anna');
  });

  it('are all listed on request, the latest first', async () => {
    const names = await fetchPlayerNames(test.db, keyOf('anna'), SERVERS);
    expect(names.map(({ name, rounds }) => [name, rounds])).toEqual([
      ['Annabel', 4],
      ['anna', 2],
    ]);
  });
});

describe('a player whose name is blank', () => {
  it('is found by what they are called, in full or in part', async () => {
    await importFiles(
      test.db,
      stopwatchMatch({
        at: '2031-04-01 20:00:00',
        first: { ghost: as('^1 ^2') },
        second: { ...evenly(['zoe'], even), other: as('unnamed soldier') },
      }),
      { server: 'blank' },
    );
    const found = await searchPlayers(test.db, 'unnamed', ['blank']);
    expect(found.map(({ playerKey }) => playerKey)).toEqual([keyOf('ghost'), keyOf('other')]);
    expect(await searchPlayers(test.db, 'unna', ['blank'])).toHaveLength(2);
    expect(await searchPlayers(test.db, 'zo', ['blank'])).toHaveLength(1);
  });
});

describe('searchPlayers', () => {
  const found = async (text: string, servers: readonly string[] = SERVERS) =>
    (await searchPlayers(test.db, text, servers)).map(({ name, alias }) =>
      alias === null ? name : `${name} (${alias})`,
    );

  it('finds by beginning, word, middle, old name, GUID and without accents', async () => {
    expect(await found('anna')).toEqual(['Annabel (anna)']);
    expect(await found('annab')).toEqual(['Annabel']);
    expect(await found('SURE')).toEqual(['100%_\\sure']);
    expect(await found('✚')).toEqual(['Łukasz ✚']);
    expect(await found(keyOf('boris').toLowerCase())).toEqual(['boris']);
  });

  it('treats nothing in the text as a pattern', async () => {
    expect(await found('%')).toEqual(['100%_\\sure']);
    expect(await found('0%_\\s')).toEqual(['100%_\\sure']);
    expect(await found('__')).toEqual([]);
  });

  it('lists the latest players first', async () => {
    const names = await found('');
    expect(names.slice(0, 4).toSorted()).toEqual(['Annabel', 'boris', 'carla', 'dmitri']);
    expect(names).toHaveLength(6);
  });

  it('finds no player and no name of hidden servers', async () => {
    expect(await found('zoe')).toEqual([]);
    expect(await found('zoe', ['hidden'])).toEqual(['zoe']);
    expect(await found('x'.repeat(500))).toEqual([]);
  });
});

describe('one player', () => {
  it('adds up over the scope', async () => {
    const anna = await fetchPlayer(test.db, keyOf('anna'), scope);
    expect(anna).toMatchObject({ name: 'Annabel', sessions: 2, firstDate: '2031-02-03' });
    expect(anna?.sums).toMatchObject({ rounds: 6, kills: 24, matches: 3, wins: 2, losses: 0, draws: 1 });
    expect(await fetchPlayer(test.db, keyOf('zoe'), scope)).toBeUndefined();
  });

  it('is listed map by map', async () => {
    const maps = await fetchPlayerMaps(test.db, keyOf('anna'), scope);
    expect(maps.map(({ map, sums }) => [map, sums.rounds, sums.wins])).toEqual([
      ['oasis', 4, 1],
      ['radar', 2, 1],
    ]);
  });

  it('has a form line of the last rounds, oldest first', async () => {
    const form = await fetchPlayerForm(test.db, keyOf('anna'), SERVERS, 3);
    expect(form.map(({ map, label, dpm }) => [map, label, dpm])).toEqual([
      ['radar', 2, 1000 / 3],
      ['oasis', 1, 100],
      ['oasis', 2, 100],
    ]);
  });

  it('has the same damage per minute over all of them as in its sums, whatever their lengths', async () => {
    const form = await fetchPlayerForm(test.db, keyOf('anna'), SERVERS);
    const player = await fetchPlayer(test.db, keyOf('anna'), scope);
    expect(form).toHaveLength(6);
    expect(new Set(form.map(({ timeMs }) => timeMs)).size).toBeGreaterThan(1);
    expect(player).toBeDefined();
    expect(formDpm(form)).toBe(player && evaluate(FORMULAS.dpm, player.sums));
    expect(formDpm([])).toBeNull();
  });
});

describe('a comparison', () => {
  it('counts wins against each other and wins together', async () => {
    const keys = [keyOf('carla'), keyOf('anna'), keyOf('boris')];
    const { players, encounters } = await fetchComparison(test.db, keys, scope);
    expect(players.map((player) => player.name)).toEqual(['carla', 'Annabel', 'boris']);
    expect(encounters.map(({ a: _a, b: _b, ...rest }) => rest)).toEqual([
      { against: 2, aWon: 0, bWon: 2, together: 1, togetherWon: 0 },
      { against: 3, aWon: 0, bWon: 2, together: 0, togetherWon: 0 },
      { against: 1, aWon: 0, bWon: 0, together: 2, togetherWon: 2 },
    ]);
    expect(encounters[0]).toMatchObject({ a: keyOf('carla'), b: keyOf('anna') });
  });

  it('is empty for players who never met', async () => {
    expect(await fetchComparison(test.db, ['NOBODY00'], scope)).toEqual({ players: [], encounters: [] });
  });
});

describe('maps and weapons', () => {
  it('have results and times of each map', async () => {
    const [oasis, radar] = await fetchMapStats(test.db, scope);
    expect(oasis).toMatchObject({
      map: 'oasis',
      matches: 2,
      firstAttackersWon: 1,
      secondAttackersWon: 0,
      draws: 1,
    });
    expect(oasis).toMatchObject({ rounds: 4, completed: 1, fastestS: 300, meanS: 300 });
    expect(radar).toMatchObject({
      map: 'radar',
      secondAttackersWon: 1,
      completed: 2,
      fastestS: 180,
      meanS: 210,
    });
    expect(await fetchMapStats(test.db, scope, 'RADAR')).toEqual([radar]);
    expect(await fetchMapStats(test.db, scope, 'nowhere')).toEqual([]);
  });

  it('are found by a part of the name', async () => {
    const names = async (text: string) => (await searchMaps(test.db, text, SERVERS)).map((map) => map.map);
    expect(await names('')).toEqual(['oasis', 'radar']);
    expect(await names('DAR')).toEqual(['radar']);
    expect(await names('%')).toEqual([]);
  });

  it('have sums of each weapon, for all players or one, and a ranking of its users', async () => {
    const [all] = await fetchWeaponStats(test.db, scope);
    expect(all).toMatchObject({
      weapon: 'MP40',
      kills: 28 * 4,
      shots: 28 * 100,
      hits: 28 * 30,
      headshots: 28 * 3,
    });
    const [own] = await fetchWeaponStats(test.db, scope, keyOf('anna'));
    expect(own).toMatchObject({ weapon: 'MP40', kills: 24, rounds: 6 });
    const users = await fetchWeaponPlayers(test.db, 'MP40', scope, 2);
    expect(users.map((user) => user.kills)).toEqual([24, 24]);
    expect(await fetchWeaponPlayers(test.db, 'MORTAR', scope)).toEqual([]);
  });
});
