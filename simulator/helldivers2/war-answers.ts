// The answers of an upstream about a made-up war, in the form of the game's own API.
import { BIOMES, FACTION_NAMES, HAZARDS, SECTORS } from './war-names.data.ts';
import { IMPACT, MAX_HEALTH, type Planet, REGEN_PER_SECOND, type WarState } from './war-state.ts';

/** Not the number of a real war, so that the two are never taken for one. */
const WAR = 9000;
/**
 * The war's clock at one moment, in game seconds and unix seconds, as in the real war. It does not depend on the start
 * of the simulator, so that the clock of one that is started again goes on.
 */
const CLOCK = { game: 36_289_930, at: Date.parse('2025-04-09T11:37:06Z') / 1000 };

/** The war's clock runs 200 s a day slow. */
function gameTime(at: number): number {
  return CLOCK.game + Math.round((at - CLOCK.at) * (1 - 200 / 86_400));
}

export function statusAnswer(state: WarState) {
  return {
    warId: WAR,
    time: gameTime(state.at),
    impactMultiplier: IMPACT,
    storyBeatId32: 0,
    planetStatus: state.planets.map(({ index, owner, health, players, x, y }) => ({
      index,
      owner,
      health: Math.round(health),
      regenPerSecond: owner === 1 ? 1388.8889 : REGEN_PER_SECOND,
      players,
      position: { x, y },
    })),
    planetAttacks: state.attacks.map(({ source, planet }) => ({ source, target: planet })),
    campaigns: state.campaigns.map(({ id, planet, type, count, race }) => ({
      id,
      planetIndex: planet,
      type,
      count,
      race,
    })),
    planetEvents: state.attacks.map((attack) => ({
      id: attack.id,
      planetIndex: attack.planet,
      eventType: 1,
      race: attack.race,
      health: Math.round(attack.health),
      maxHealth: attack.maxHealth,
      startTime: gameTime(attack.startAt),
      expireTime: gameTime(attack.expireAt),
      campaignId: attack.campaign,
      jointOperationIds: [attack.id],
    })),
    jointOperations: [],
    planetRegions: [],
    planetActiveEffects: [],
    globalEvents: [],
    spaceStations: [],
  };
}

export function infoAnswer(state: WarState) {
  return {
    warId: WAR,
    startDate: CLOCK.at - CLOCK.game,
    endDate: state.startAt + 4 * 365 * 86_400,
    minimumClientVersion: '0.0.1',
    planetInfos: state.planets.map(({ index, sector, x, y }) => ({
      index,
      position: { x, y },
      waypoints: state.links.flatMap(([a, b]) => (a === index ? [b] : [])),
      sector,
      maxHealth: MAX_HEALTH,
      disabled: false,
      initialOwner: SECTORS[sector]?.owner ?? 1,
    })),
    homeWorlds: [1, 2, 3, 4].map((race) => ({
      race,
      planetIndices: state.planets
        .filter(({ sector }) => SECTORS[sector]?.owner === race)
        .slice(0, 1)
        .map(({ index }) => index),
    })),
    planetRegions: [],
    capitalInfos: [],
    planetPermanentEffects: [],
  };
}

export function planetsAnswer(state: WarState) {
  return Object.fromEntries(
    state.planets.map(({ index, name, sector }) => [
      index,
      {
        name,
        sector: SECTORS[sector]?.name ?? '',
        biome: BIOMES[index % BIOMES.length] ?? null,
        environmentals:
          index % 2 === 0 ? HAZARDS.slice(index % HAZARDS.length, (index % HAZARDS.length) + 1) : [],
      },
    ]),
  );
}

/** @param from game seconds; the ten oldest from there on. */
export function newsAnswer(state: WarState, from = 0) {
  return state.news
    .map(({ id, at, message }) => ({ id, published: gameTime(at), type: 0, tagIds: [], message }))
    .filter(({ published }) => published >= from)
    .slice(0, 1024);
}

export function ordersAnswer(state: WarState) {
  return state.orders.map((order) => ({
    id32: order.id,
    startTime: gameTime(order.startAt),
    progress: [order.killed, state.planets[order.target]?.owner === 1 ? 1 : 0, order.defended],
    expiresIn: order.expireAt - state.at,
    setting: {
      type: 4,
      overrideTitle: order.title,
      overrideBrief: order.brief,
      taskDescription: '',
      tasks: [
        { type: 3, values: [2, order.kills], valueTypes: [1, 3] },
        { type: 11, values: [1, 1, order.target], valueTypes: [3, 11, 12] },
        { type: 12, values: [0, 2], valueTypes: [1, 3] },
      ],
      rewards: [{ type: 1, id32: 897_894_480, amount: 45 }],
      flags: 1,
    },
  }));
}

export function campaignAnswer(state: WarState) {
  return state.campaigns.flatMap(({ planet: index, race }) => {
    const planet = state.planets[index];
    return planet === undefined ? [] : [viewOf(state, planet, race)];
  });
}

function viewOf(state: WarState, planet: Planet, race: number) {
  const attack = state.attacks.find((one) => one.planet === planet.index);
  const { health, maxHealth } = attack ?? { health: planet.health, maxHealth: MAX_HEALTH };
  return {
    planetIndex: planet.index,
    name: planet.name,
    faction: FACTION_NAMES[race === 0 ? planet.owner : race] ?? '',
    players: planet.players,
    health: Math.round(health),
    maxHealth,
    percentage: 100 * (1 - health / maxHealth),
    defense: attack !== undefined,
    biome: BIOMES[planet.index % BIOMES.length] ?? null,
    expireDateTime: attack?.expireAt ?? null,
  };
}
