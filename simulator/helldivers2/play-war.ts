// Plays a made-up war minute by minute: planets are freed, attacked, held and lost; orders come and end; dispatches say so.
// The same seed and start play the same war.
import { createRandom, type Random } from './random.ts';
import { beginWar } from './begin-war.ts';
import { FACTION_NAMES } from './war-names.data.ts';
import {
  type Attack,
  IMPACT,
  MAX_HEALTH,
  type Planet,
  REGEN_PER_SECOND,
  type WarState,
} from './war-state.ts';

const MINUTE_S = 60;
const HOUR_S = 3600;
const LIBERATIONS = 5;
/** Points per player and hour, before the multiplier. */
const EFFORT = 120;
const DIVERS = 30_000;

export type PlayedWar = {
  readonly state: WarState;
  /** Plays on until this moment, unix seconds. */
  readonly playUntil: (at: number) => void;
};

export function playWar({ seed, startAt }: { readonly seed: number; readonly startAt: number }): PlayedWar {
  const state = beginWar(seed, startAt);
  const random = createRandom(seed);
  step(state, random);
  return {
    state,
    playUntil: (until) => {
      while (state.at + MINUTE_S <= until) {
        state.at += MINUTE_S;
        step(state, random);
      }
    },
  };
}

function step(state: WarState, random: Random): void {
  openCampaigns(state, random);
  openAttack(state, random);
  spreadDivers(state, random);
  fight(state, random);
  settleAttacks(state);
  settlePlanets(state);
  runOrders(state, random);
}

const planetAt = (state: WarState, index: number): Planet | undefined => state.planets[index];

function isBusy(state: WarState, planet: number): boolean {
  return state.campaigns.some((campaign) => campaign.planet === planet);
}

/** Planets of one side with a line to the other. */
function borders(state: WarState, isOurs: boolean): Planet[] {
  const found = state.links.flatMap(([a, b]) => {
    const [one, other] = [planetAt(state, a), planetAt(state, b)];
    if (one === undefined || other === undefined || (one.owner === 1) === (other.owner === 1)) return [];
    return [(one.owner === 1) === isOurs ? one : other];
  });
  return [...new Set(found)].filter(({ index }) => !isBusy(state, index));
}

function openCampaigns(state: WarState, random: Random): void {
  const running = state.campaigns.filter(({ type }) => type === 0).length;
  if (running >= LIBERATIONS) return;
  const planet = random.pick(leastFought(state, borders(state, false)));
  if (planet === undefined) return;
  const count = 1;
  state.campaigns.push({ id: (state.nextId += 1), planet: planet.index, type: 0, race: 0, count });
  if (state.at === state.startAt) planet.health = MAX_HEALTH * (0.3 + 0.6 * random.next());
}

/** Those of the faction with fewest campaigns, so that the war has several fronts. */
function leastFought(state: WarState, planets: readonly Planet[]): Planet[] {
  const count = (owner: number): number =>
    state.campaigns.filter(({ planet }) => planetAt(state, planet)?.owner === owner).length;
  const least = Math.min(...planets.map(({ owner }) => count(owner)));
  return planets.filter(({ owner }) => count(owner) === least);
}

/** About one attack in four hours, two at most. */
function openAttack(state: WarState, random: Random): void {
  const isFirst = state.attacks.length === 0 && state.at === state.startAt;
  if (!isFirst && (state.attacks.length >= 2 || random.next() > 1 / 240)) return;
  const target = random.pick(borders(state, true));
  if (target === undefined || target.index === 0) return;
  const source = state.links
    .flatMap(([a, b]) => (a === target.index ? [b] : b === target.index ? [a] : []))
    .map((index) => planetAt(state, index))
    .find((planet) => planet !== undefined && planet.owner !== 1);
  if (source === undefined) return;
  const campaign = (state.nextId += 1);
  const maxHealth = 800_000;
  state.campaigns.push({ id: campaign, planet: target.index, type: 4, race: source.owner, count: 1 });
  state.attacks.push({
    id: (state.nextId += 1),
    planet: target.index,
    race: source.owner,
    campaign,
    source: source.index,
    health: maxHealth,
    maxHealth,
    startAt: state.at,
    expireAt: state.at + 12 * HOUR_S,
  });
  tell(
    state,
    `${target.name.toUpperCase()} UNDER ATTACK\nThe <i=1>${FACTION_NAMES[source.owner]}</i> attack ${target.name} from ${source.name}.`,
  );
}

/** More in the evening; most of them where the order or an attack is. */
function spreadDivers(state: WarState, random: Random): void {
  const hour = (state.at / HOUR_S) % 24;
  const total = DIVERS * (1 + 0.4 * Math.sin(((hour - 14) / 24) * 2 * Math.PI));
  const weights = state.campaigns.map(({ planet, type }, nth) => {
    const isOrdered = state.orders.some((order) => order.target === planet);
    return { planet, weight: ((type === 4 ? 4 : 2) + (isOrdered ? 6 : 0)) / (1 + nth / 3) };
  });
  const all = weights.reduce((sum, { weight }) => sum + weight, 0);
  for (const planet of state.planets) planet.players = 0;
  for (const { planet, weight } of weights) {
    const found = planetAt(state, planet);
    if (found !== undefined)
      found.players = Math.round((total * weight * (0.95 + 0.1 * random.next())) / Math.max(all, 1));
  }
}

function fight(state: WarState, random: Random): void {
  for (const { planet: index, type } of state.campaigns) {
    const planet = planetAt(state, index);
    if (planet === undefined) continue;
    const effort = (planet.players * EFFORT * IMPACT * (0.9 + 0.2 * random.next())) / 60;
    const attack = state.attacks.find((one) => one.planet === index);
    if (type === 4 && attack !== undefined) attack.health = Math.max(attack.health - effort, 0);
    else planet.health = Math.min(planet.health - effort / 4 + REGEN_PER_SECOND * MINUTE_S, MAX_HEALTH);
  }
  for (const order of state.orders) order.killed += Math.round(900_000 * (0.8 + 0.4 * random.next()));
}

function settleAttacks(state: WarState): void {
  const ended = state.attacks.filter(({ health, expireAt }) => health <= 0 || expireAt <= state.at);
  for (const attack of ended) settleAttack(state, attack);
  const gone = new Set(ended.map(({ campaign }) => campaign));
  state.attacks = state.attacks.filter((attack) => !ended.includes(attack));
  state.campaigns = state.campaigns.filter(({ id }) => !gone.has(id));
}

function settleAttack(state: WarState, { planet: index, race, health }: Attack): void {
  const planet = planetAt(state, index);
  if (planet === undefined) return;
  if (health <= 0) {
    for (const order of state.orders) order.defended += 1;
    tell(state, `${planet.name.toUpperCase()} DEFENDED\n${planet.name} holds.`);
    return;
  }
  planet.owner = race;
  planet.health = MAX_HEALTH / 2;
  tell(
    state,
    `${planet.name.toUpperCase()} LOST\n${planet.name} fell to the <i=2>${FACTION_NAMES[race]}</i>.`,
  );
}

function settlePlanets(state: WarState): void {
  for (const campaign of state.campaigns.filter(({ type }) => type === 0)) {
    const planet = planetAt(state, campaign.planet);
    if (planet === undefined || (planet.health > 0 && planet.owner !== 1)) continue;
    planet.owner = 1;
    planet.health = MAX_HEALTH;
    state.campaigns = state.campaigns.filter((one) => one !== campaign);
    tell(state, `${planet.name.toUpperCase()} LIBERATED\n${planet.name} is <i=1>free</i>.`);
  }
}

function runOrders(state: WarState, random: Random): void {
  state.orders = state.orders.filter(({ expireAt }) => expireAt > state.at);
  if (state.orders.length > 0) return;
  const target = random.pick(state.campaigns.filter(({ type }) => type === 0))?.planet;
  const planet = target === undefined ? undefined : planetAt(state, target);
  if (target === undefined || planet === undefined) return;
  state.orders.push({
    id: (state.nextId += 1),
    title: 'MAJOR ORDER',
    brief: `Free <i=1>${planet.name}</i> and break their lines.`,
    startAt: state.at,
    expireAt: state.at + 60 * HOUR_S,
    kills: 2_000_000_000,
    target,
    killed: 0,
    defended: 0,
  });
  tell(state, `<i=3>NEW MAJOR ORDER</i>\nFree ${planet.name}.`);
}

function tell(state: WarState, message: string): void {
  state.news.push({ id: (state.nextId += 1), at: state.at, message });
}
