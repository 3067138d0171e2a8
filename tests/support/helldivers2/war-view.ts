// A view of a war with maximum size and hostile text.
import type { PlanetCard } from '../../../stats/helldivers2/fetch-planet-card.ts';
import type { Planet } from '../../../stats/helldivers2/fetch-planets.ts';
import type { WarView } from '../../../stats/helldivers2/fetch-war-view.ts';
import { judgeOrder } from '../../../stats/helldivers2/judge-order.ts';
import { outlookOf } from '../../../stats/helldivers2/outlook.ts';
import { readOrder } from '../../../parsers/helldivers2/read-order.ts';

export const NOW = new Date('2026-03-05T12:00:00Z');
const hours = (count: number): Date => new Date(NOW.getTime() + count * 3_600_000);

/** 40 characters each, some with special characters of Discord. */
export const HOSTILE = [
  '@everyone @here <@1> <#2> **bold** `code`',
  '[link](https://example.org/?q=1) ~~x~~ __',
  'شسيبلاتنم-שלום-عربي-طويل-جدا-جدا-جدا-جدا',
  'WWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWW',
];

function planet(index: number, event: boolean): Planet {
  const rate = { net: 1.25, playersEffect: 2.75, seconds: 3600 };
  return {
    index,
    name: HOSTILE[index % HOSTILE.length]!,
    sector: HOSTILE[(index + 1) % HOSTILE.length]!,
    owner: event ? 1 : 2 + (index % 3),
    health: 400_000,
    maxHealth: 1_000_000,
    liberationPct: event ? 100 : 60.04,
    regenPctPerHour: event ? 0 : 1.5,
    players: 40_000 - index * 10,
    campaign: { id: index, type: 0, faction: 2 },
    event: event
      ? {
          id: index,
          type: index % 3,
          against: 2,
          pct: 41.2,
          level: 30,
          maxHealth: 1_500_000,
          startAt: hours(-12),
          expireAt: hours(11.8),
          hoursLeft: 11.8,
          neededPctPerHour: 4.98,
          elapsedPct: 50,
          isHeldUp: false,
        }
      : null,
    isHidden: false,
    rates: { quarter: rate, hour: { ...rate, net: 1.1 }, threeHours: { ...rate, net: 0.9 }, sixHours: null },
  };
}

/** Returns that many campaigns, of which the first three are events. */
export function warView(campaigns: number, orders: number): WarView {
  const fought = Array.from({ length: campaigns }, (_, index) => planet(index, index < 3));
  const rest = Array.from({ length: 30 }, (_, at): Planet => ({
    ...planet(100 + at, false),
    campaign: null,
    owner: 1,
  }));
  const planets = [...fought, ...rest];
  const names = new Map(planets.map(({ index, name }) => [index, name ?? '']));
  return {
    war: {
      id: 801,
      observedAt: hours(-0.01),
      campaignsAt: hours(-0.01),
      eventsAt: hours(-0.01),
      timeGame: 64_880_000,
      impactMultiplier: 0.1,
      players: 1_400_000,
      attacks: [{ source: 4, target: 0 }],
    },
    pausedSince: null,
    planets,
    hidden: new Set(),
    names,
    fronts: fought.map((one) => ({
      planet: one,
      name: names.get(one.index) ?? '',
      outlook: outlookOf(one, { effort: 250, impactMultiplier: 0.1 }),
    })),
    orders: Array.from({ length: orders }, (_, at) => running(at)),
  };
}

function running(at: number): WarView['orders'][number] {
  const tasks = [
    { type: 3, values: [2, 2_000_000_000], valueTypes: [1, 3] },
    { type: 11, values: [1, 2, 7], valueTypes: [3, 11, 12] },
    { type: 13, values: [1, 1, 0], valueTypes: [3, 11, 12] },
    { type: 99, values: [5], valueTypes: [3] },
    ...Array.from({ length: 8 }, () => ({ type: 2, values: [4, 300_000, 1, 5], valueTypes: [1, 3, 11, 12] })),
  ];
  const order = {
    ...readOrder({ flags: 1, tasks, progress: [221_640_000, 0, 1, 2] }),
    id32: at + 1,
    title: `<i=1>${HOSTILE[at % HOSTILE.length]!}</i>`,
    brief: '<i=3>BRIEFING</i> '.repeat(200),
    description: null,
    rewards: [{ name: 'unknown (@everyone)', amount: 45 }],
    startedAt: hours(-30),
    expiresAt: hours(40),
    firstSeenAt: hours(-30),
    lastSeenAt: NOW,
    endedAt: null,
    outcome: null,
  };
  return { order, outlook: judgeOrder(order, { now: NOW, pace: [40_000_000, null], victories: new Map() }) };
}

export const CARD: PlanetCard = {
  biome: { slug: 'de_sert', description: `${HOSTILE[0]!} `.repeat(100) },
  hazards: Array.from({ length: 20 }, () => HOSTILE[1]!),
  effects: Array.from({ length: 40 }, (_, at) => 1177 + at),
  regions: Array.from({ length: 12 }, (_, region) => ({
    planet: 0,
    region,
    size: region % 5,
    owner: region % 3 === 0 ? null : 2,
    pct: region % 3 === 0 ? null : 12.34,
    opensAtPct: 34.98,
    isOpen: region % 2 === 0,
    worthPct: 40,
    players: 500,
  })),
  linked: Array.from({ length: 30 }, (_, at) => at),
  attackers: [4],
  day: Array.from({ length: 200 }, (_, at) => ({
    at: new Date(NOW.getTime() - at * 420_000),
    pct: Math.max(40 - at / 8, 0),
    owner: 1,
  })).toReversed(),
};
