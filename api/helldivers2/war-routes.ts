import { z } from 'zod';
import { fetchNews } from '../../stats/helldivers2/fetch-news.ts';
import { fetchPlanetCard } from '../../stats/helldivers2/fetch-planet-card.ts';
import { fetchWarView, type WarView } from '../../stats/helldivers2/fetch-war-view.ts';
import type { ApiTools, Routes } from '../game-api.ts';
import { roundValue } from '../../stats/helldivers2/round-value.ts';
import { refuse } from './errors.ts';
import { NEWS, ORDER, PLANET, POINT, WAR } from './shapes.ts';
import { toOrder } from './to-order.ts';
import { toPlanet } from './to-planet.ts';
import { wholeNumber } from '../schemas/whole-number.ts';

const INDEX = wholeNumber(0, 1_000_000).meta({ description: 'Of a planet', examples: [64] });

const config = { access: 'read' } as const;
const tags = ['Helldivers 2'];

async function findWar({ db }: ApiTools): Promise<WarView> {
  const view = await fetchWarView(db, new Date());
  if (view === null) throw refuse('NO_WAR');
  return view;
}

export const addWarRoutes: Routes = (app, tools) => {
  app.get(
    '/war',
    { config, schema: { summary: 'The running war', tags, response: { 200: WAR } } },
    async () => {
      const { war, pausedSince, fronts, orders } = await findWar(tools);
      const { id, observedAt, players } = war;
      return { war: id, observedAt, pausedSince, players, campaigns: fronts.length, orders: orders.length };
    },
  );
  app.get(
    '/campaigns',
    {
      config,
      schema: {
        summary: 'Planets that are fought over, most players first',
        tags,
        response: { 200: z.object({ campaigns: z.array(PLANET) }) },
      },
    },
    async () => ({ campaigns: (await findWar(tools)).fronts.map((front) => toPlanet(front.planet, front)) }),
  );
  app.get(
    '/orders',
    {
      config,
      schema: {
        summary: 'Running major orders, soonest deadline first',
        tags,
        response: { 200: z.object({ orders: z.array(ORDER) }) },
      },
    },
    async () => ({ orders: (await findWar(tools)).orders.map(toOrder) }),
  );
};

export const addPlanetRoutes: Routes = (app, tools) => {
  app.get(
    '/planets',
    {
      config,
      schema: {
        summary: 'All planets, without those that the game hides',
        tags,
        response: { 200: z.object({ planets: z.array(PLANET) }) },
      },
    },
    async () => {
      const { planets, fronts } = await findWar(tools);
      const byIndex = new Map(fronts.map((front) => [front.planet.index, front]));
      return { planets: planets.map((planet) => toPlanet(planet, byIndex.get(planet.index))) };
    },
  );
  app.get(
    '/planets/:index',
    {
      config,
      schema: {
        summary: 'One planet with its last 24 hours',
        tags,
        params: z.object({ index: INDEX }),
        response: { 200: z.object({ planet: PLANET, history: z.array(POINT) }) },
      },
    },
    async (request) => {
      const { index } = request.params;
      const view = await findWar(tools);
      const planet = view.planets.find((one) => one.index === index);
      if (planet === undefined) throw refuse('PLANET_UNKNOWN', { name: String(index) });
      const front = view.fronts.find((one) => one.planet.index === index);
      const { day } = await fetchPlanetCard(tools.db, view.war, index);
      return {
        planet: toPlanet(planet, front),
        history: day.map((point) => ({ ...point, pct: roundValue(point.pct) })),
      };
    },
  );
};

const MOST_NEWS = 50;

export const addNewsRoutes: Routes = (app, { db }) => {
  app.get(
    '/news',
    {
      config,
      schema: {
        summary: 'Dispatches, newest first',
        tags,
        querystring: z.object({
          offset: wholeNumber(0, 100_000).default(0),
          limit: wholeNumber(1, MOST_NEWS).default(10),
        }),
        response: { 200: z.object({ total: z.int(), news: z.array(NEWS) }) },
      },
    },
    async (request) => {
      const { news, total } = await fetchNews(db, request.query);
      return { total, news: [...news] };
    },
  );
};
