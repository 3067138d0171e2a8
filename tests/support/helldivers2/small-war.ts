// A generated war of a dozen planets with every kind of change: owners change, campaigns and events start and end, an
// answer is old or truncated, orders are won and lost, dispatches are edited.
import type { Answer } from './import-answers.ts';

const START = Date.UTC(2025, 5, 1, 12);
const OFFSET_S = START / 1000 - 42_000_000;

export function smallWar(): Answer[] {
  const at = (minute: number): Date => new Date(START + minute * 60_000);
  const statuses = Array.from({ length: 14 }, (_, turn) => status(turn, turn * 4));
  return [
    { kind: 'planets', at: at(3), body: planets('Alpha') },
    { kind: 'planets', at: at(41), body: planets('Beta') },
    { kind: 'info', at: at(5), body: info([1, 2]) },
    { kind: 'info', at: at(33), body: info([2, 3]) },
    ...statuses.map((body, turn): Answer => ({ kind: 'status', at: at(turn * 4), body })),
    // A partial status, an old one, and a second one of the same time.
    {
      kind: 'status',
      at: at(18),
      body: { ...status(4, 18), planetStatus: status(4, 18).planetStatus.slice(0, 5) },
    },
    { kind: 'status', at: at(30), body: status(2, 10) },
    { kind: 'status', at: at(20), body: { ...status(5, 20), impactMultiplier: 0.5 } },
    { kind: 'status', at: at(22), body: Buffer.from('<html>') },
    // Its clock is days ahead.
    { kind: 'status', at: at(23), body: { ...status(5, 23), time: game(23) + 300_000 } },
    // Hours ahead, without lists of what goes on, with a row twice, without the row of a planet that changes hands.
    { kind: 'status', at: at(27), body: { ...status(6, 27), time: game(27) + 20_000 } },
    { kind: 'status', at: at(34), body: { ...status(8, 34), campaigns: null, planetEvents: null } },
    {
      kind: 'status',
      at: at(34.5),
      body: {
        ...status(8, 34),
        planetStatus: [...status(8, 34).planetStatus, ...status(8, 34).planetStatus],
      },
    },
    {
      kind: 'status',
      at: at(35),
      body: { ...status(9, 35), planetStatus: status(9, 35).planetStatus.filter(({ index }) => index !== 4) },
    },
    // Answered after a newer one, with a clock that is some seconds behind it, and a campaign that is over.
    { kind: 'status', at: at(44.7), body: status(10, 43.5) },
    // From a cache: an earlier answer repeated.
    { kind: 'status', at: at(26), body: status(6, 24) },
    { kind: 'status', at: at(54), body: status(13, 52) },
    { kind: 'orders', at: at(25), body: [] },
    // The end of the event shifts by more than five minutes for a while.
    { kind: 'status', at: at(15), body: { ...status(3, 15), planetEvents: [event(15, 1000)] } },
    { kind: 'news', at: at(6), body: [news(1, 3, 'ONE'), news(2, 5, undefined)] },
    { kind: 'news', at: at(26), body: [news(2, 5, 'TWO'), news(3, 20, 'THREE'), news(1, 3, 'ONE, EDITED')] },
    { kind: 'news', at: at(44), body: [news(1, 3, undefined), news(4, -200_000, 'OLD')] },
    // The reshaped answers of the community API: dates instead of game seconds.
    { kind: 'news', at: at(13), source: 'community', body: [shown(4, at(-4000)), shown(5, at(9))] },
    { kind: 'news', at: at(27), source: 'community', body: [shown(5, at(10)), shown(2, at(6))] },
    { kind: 'orders', at: at(21), source: 'community', body: [reshapedOrder(72, [5], at(90))] },
    { kind: 'orders', at: at(2), body: [order(71, [1, 0], 7200), order(72, [5], 600)] },
    { kind: 'orders', at: at(12), body: [order(71, [1, 1], 6600), order(72, [5], 0)] },
    { kind: 'orders', at: at(14), body: [order(71, [1, 1], 9000)] },
    { kind: 'orders', at: at(24), body: [] },
    { kind: 'orders', at: at(28), body: [order(73, [0], 3600)] },
    { kind: 'orders', at: at(29), body: [{ ...order(73, [0], 3540), startTime: game(27) }] },
    {
      kind: 'campaign',
      at: at(7),
      body: [view(3, 'From the list', 'Automaton'), view(11, 'Only listed', 'Squirrels')],
    },
    { kind: 'campaign', at: at(17), body: [] },
    { kind: 'history', at: at(50), body: [history(3, 1), history(3, 2), history(400, 1), history(11, 4)] },
    { kind: 'history', at: at(52), body: [history(3, 2), history(15, 3)] },
    // Of the same time as another one, with other content.
    { kind: 'planets', at: at(41), body: planets('Gamma') },
    { kind: 'info', at: at(33), body: info([4, 5]) },
    { kind: 'orders', at: at(12), body: [order(71, [0, 1], 6000), order(72, [4], 1200)] },
    { kind: 'news', at: at(26), body: [news(2, 6, 'TWO, OTHERWISE'), news(3, 19, 'III')] },
    { kind: 'news', at: at(27), source: 'community', body: [shown(5, at(11)), shown(2, at(4))] },
    { kind: 'campaign', at: at(7), body: [view(3, 'From another list', 'Terminids')] },
    { kind: 'history', at: at(52), body: [{ ...history(3, 2), player_count: 9 }] },
  ];
}

const game = (minute: number): number =>
  Math.round((START + minute * 60_000) / 1000 - OFFSET_S - minute / 10);

function status(turn: number, minute: number) {
  const owner = (index: number): number => {
    if (index === 3) return turn < 6 ? 1 : 2;
    if (index === 4) return turn < 9 ? 3 : 1;
    if (index === 5) return turn === 4 ? 9 : 2;
    return index < 3 ? 1 : 2;
  };
  const campaigns = [
    ...(turn < 6
      ? [{ id: 501, planetIndex: 3, type: 4, count: 1, race: 2 }]
      : [{ id: 504, planetIndex: 3, type: 0, count: 2 }]),
    ...(turn < 9 ? [{ id: 502, planetIndex: 4, type: 0, count: 1, race: 0 }] : []),
    ...(turn > 1 && turn < 11 ? [{ id: 503, planetIndex: 5, type: 0, count: 1, race: 0 }] : []),
  ];
  return {
    warId: 801,
    time: game(minute),
    impactMultiplier: 0.1,
    planetStatus: Array.from({ length: 12 }, (_, index) => ({
      index,
      owner: owner(index),
      health: 1_000_000 - index * 1000 - turn * 500,
      regenPerSecond: 4.1667,
      players: 100 * index + turn,
    })),
    planetAttacks: [
      { source: 5, target: 3 },
      { source: 5, target: 3 },
    ],
    campaigns,
    planetEvents: turn < 6 ? [event(minute, 0)] : [],
    planetActiveEffects:
      turn % 3 === 0
        ? [{ index: 7, galacticEffectId: 1190 }]
        : [{ index: 13, galacticEffectId: 4_000_000_000 }],
    planetRegions: [
      { planetIndex: 4, regionIndex: 0, owner: owner(4), health: turn === 2 ? null : 5000 * turn },
    ],
    globalEvents:
      turn > 7
        ? [{ eventId: 9001, title: 'MAJOR ORDER', message: 'SUCCESS', assignmentId32: 72, newKey: 1 }]
        : [],
    spaceStations: [{ id32: 749_875_195, planetIndex: turn < 5 ? 3 : 4 }],
  };
}

function event(minute: number, more: number) {
  return {
    id: 61,
    planetIndex: 3,
    eventType: 1,
    race: 2,
    health: 500_000 - minute * 1000,
    maxHealth: 800_000,
    startTime: game(-60),
    expireTime: game(24) + more,
    campaignId: 501,
  };
}

function planets(suffix: string) {
  return {
    0: { name: 'Super Earth', sector: 'Sol', biome: null, environmentals: [] },
    3: {
      name: `Third ${suffix}`,
      sector: 'Umlaut',
      biome: { slug: 'desert', description: suffix },
      environmentals: [{ name: suffix, description: 'Hot' }],
    },
    4: { name: suffix === 'Beta' ? '' : 'Fourth', sector: '', biome: 'moon', environmentals: ['Tremors'] },
    15: { name: 'Quince', sector: 'Sol', biome: null, environmentals: [] },
  };
}

function info(waypoints: readonly number[]) {
  return {
    warId: 801,
    startDate: 1_706_040_313,
    endDate: 1_833_653_095,
    planetInfos: Array.from({ length: 12 }, (_, index) => ({
      index,
      position: { x: index / 10, y: 0 },
      waypoints,
      sector: index % 4,
      maxHealth: 1_000_000,
      initialOwner: index === 11 ? 8 : 1,
    })),
    homeWorlds: [
      { race: 1, planetIndices: [0] },
      { race: 3, planetIndices: [waypoints[0]] },
    ],
    planetRegions: [
      { planetIndex: 4, regionIndex: 0, maxHealth: 200_000, regionSize: 2, damageMultiplier: 1.5 },
    ],
  };
}

const news = (id: number, minute: number, message: string | undefined) => ({
  id,
  published: game(minute),
  type: 0,
  tagIds: [],
  message,
});

const shown = (id: number, published: Date) => ({ id, published: published.toISOString(), type: 0 });

const reshapedOrder = (id: number, progress: readonly number[], expiration: Date) => ({
  id,
  progress,
  expiration: expiration.toISOString(),
  title: `Order ${id}`,
  tasks: progress.map(() => ({ type: 3, values: [2, 1], valueTypes: [1, 3] })),
  rewards: [],
});

function order(id32: number, progress: readonly number[], expiresIn: number) {
  const tasks = progress.map(() => ({ type: 3, values: [2, 1], valueTypes: [1, 3] }));
  return {
    id32,
    progress,
    expiresIn,
    setting: { type: 4, overrideTitle: `Order ${id32}`, tasks, rewards: [], flags: 1 },
  };
}

const view = (planetIndex: number, name: string, faction: string) => ({
  planetIndex,
  name,
  faction,
  players: 5,
  health: 10,
  maxHealth: 100,
  percentage: 90,
  defense: false,
  biome: { slug: 'desert', description: null },
  expireDateTime: null,
});

const history = (planet: number, hour: number) => ({
  created_at: `2025-06-01T0${hour}:00:00.000+00:00`,
  planet_index: planet,
  current_health: 1000 * hour,
  max_health: 1_000_000,
  player_count: hour,
});
