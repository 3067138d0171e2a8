// Everything that an answer about the running war is made from, read once.
import type { Kysely } from 'kysely';
import type { DB } from '../../database/schema.ts';
import { fetchEffort } from './fetch-effort.ts';
import { fetchOrderPace } from './fetch-order-pace.ts';
import { fetchOrders, type MajorOrder } from './fetch-orders.ts';
import { fetchPause } from './fetch-pause.ts';
import { fetchPlanets, type Planet } from './fetch-planets.ts';
import { fetchWar, type War } from './fetch-war.ts';
import { judgeOrder, type OrderOutlook } from './judge-order.ts';
import { type Outlook, outlookOf } from './outlook.ts';
import { planetName } from './planet-name.ts';

/** A planet with a campaign or an event. */
export type Front = { readonly planet: Planet; readonly name: string; readonly outlook: Outlook };
export type RunningOrder = { readonly order: MajorOrder; readonly outlook: OrderOutlook };

export type WarView = {
  readonly war: War;
  readonly pausedSince: Date | null;
  /** Without hidden ones. */
  readonly planets: readonly Planet[];
  /** Planets that the game keeps from people. */
  readonly hidden: ReadonlySet<number>;
  /** Names of all planets by index. */
  readonly names: ReadonlyMap<number, string>;
  /** By players, most first. */
  readonly fronts: readonly Front[];
  /** By deadline, soonest first. */
  readonly orders: readonly RunningOrder[];
};

/** null before there is any status. */
export async function fetchWarView(db: Kysely<DB>, now: Date): Promise<WarView | null> {
  const war = await fetchWar(db);
  if (war === null) return null;
  const [pausedSince, all, effort] = await Promise.all([
    fetchPause(db, war),
    fetchPlanets(db, war, now),
    fetchEffort(db, war),
  ]);
  const planets = all.filter(({ isHidden }) => !isHidden);
  const known = { effort, impactMultiplier: war.impactMultiplier };
  const fronts = planets
    .filter(({ campaign, event }) => campaign !== null || event !== null)
    .map((planet) => ({
      planet,
      name: planetName(planet.index, planet.name),
      outlook: outlookOf(planet, known),
    }))
    .toSorted((a, b) => b.planet.players - a.planet.players || a.planet.index - b.planet.index);
  return {
    war,
    pausedSince,
    planets,
    hidden: new Set(all.flatMap(({ index, isHidden }) => (isHidden ? [index] : []))),
    names: new Map(all.map(({ index, name }) => [index, planetName(index, name)])),
    fronts,
    orders: await fetchRunning(db, fronts, now),
  };
}

async function fetchRunning(db: Kysely<DB>, fronts: readonly Front[], now: Date): Promise<RunningOrder[]> {
  const orders = (await fetchOrders(db)).filter(({ endedAt }) => endedAt === null);
  const victories = new Map(fronts.map(({ planet, outlook }) => [planet.index, outlook.victory]));
  const running: RunningOrder[] = [];
  for (const order of orders) {
    const pace = await fetchOrderPace(db, order.id32, order.lastSeenAt);
    running.push({ order, outlook: judgeOrder(order, { now, pace, victories }) });
  }
  const end = ({ order }: RunningOrder): number => order.expiresAt?.getTime() ?? Infinity;
  return running.toSorted((a, b) => end(a) - end(b) || a.order.id32 - b.order.id32);
}
