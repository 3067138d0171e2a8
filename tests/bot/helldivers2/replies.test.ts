import { describe, expect, it } from 'vitest';
import { buildCampaignsReply } from '../../../bot/helldivers2/replies/campaigns-reply.ts';
import { buildMapReply } from '../../../bot/helldivers2/replies/map-reply.ts';
import { buildNewsReply, sayNews } from '../../../bot/helldivers2/replies/news-reply.ts';
import { buildOrderReply } from '../../../bot/helldivers2/replies/order-reply.ts';
import { buildPlanetReply } from '../../../bot/helldivers2/replies/planet-reply.ts';
import { buildPlayersReply } from '../../../bot/helldivers2/replies/players-reply.ts';
import { buildWarReply } from '../../../bot/helldivers2/replies/war-reply.ts';
import { buildMessage } from '../../../bot/framework/reply/build-message.ts';
import { checkLimits } from '../../../bot/framework/reply/check-limits.ts';
import type { Reply } from '../../../bot/framework/reply/reply.ts';
import { readOrder } from '../../../parsers/helldivers2/read-order.ts';
import { CARD, HOSTILE, NOW, warView } from '../../support/helldivers2/war-view.ts';

const wording = { locale: 'en-GB', mention: (command: string) => `</${command}:1>`, hasPictures: true };
const places = {
  names: new Map(HOSTILE.map((name, index) => [index, name])),
  sectors: new Map([[7, { name: HOSTILE[3]!, planets: [0, 1, 2, 3, 4, 5, 6, 7] }]]),
};
const galaxy = { places: [], lines: [] };
const news = (message: string) => ({ id: 1, publishedAt: NOW, isAbout: true, message });
const LONG = '@everyone <i=1>**</i> <@1> [x](http://y) '.repeat(125);

const replies = (campaigns: number, orders: number): Record<string, Reply> => {
  const view = warView(campaigns, orders);
  const [front = warView(1, 0).fronts[0]!] = view.fronts;
  return {
    war: buildWarReply(view, NOW, wording),
    campaigns: buildCampaignsReply(view, 0, NOW, wording),
    'last campaigns': buildCampaignsReply(view, 99, NOW, wording),
    order: buildOrderReply(view, places, NOW, wording),
    map: buildMapReply(view, galaxy, NOW, wording),
    players: buildPlayersReply(view, NOW, wording),
    planet: buildPlanetReply(view, front, CARD, NOW, wording),
    news: buildNewsReply({ news: [news(LONG), news(HOSTILE[2]!), news(LONG)], total: 99 }, 1, wording),
  };
};

describe.each([
  [40, 5],
  [40, 50],
  [1, 1],
  [0, 0],
])('with %i campaigns and %i orders', (campaigns, orders) => {
  it.each(Object.entries(replies(campaigns, orders)))(
    '%s stays within the limits and has no invalid text',
    (_, reply) => {
      const message = buildMessage(reply);
      expect(checkLimits(message)).toEqual([]);
      expect(JSON.stringify(message.components)).not.toMatch(/NaN|undefined|Infinity|\[object/);
      expect(message.allowed_mentions).toEqual({ parse: [] });
    },
  );

  it.each(Object.entries(replies(campaigns, orders)))(
    '%s escapes mentions and links in foreign text',
    (_, reply) => {
      // Only text displays render Markdown; labels of menus are plain text.
      const text = textsOf(buildMessage(reply).components).join('\n');
      const bare = text.replaceAll(/\\./g, '').replaceAll(/```.*?```/gs, '');
      expect(bare).not.toMatch(/@everyone|@here|<@1>|\]\(http/);
    },
  );
});

it('gives slow paces and negative progress of an order in numbers that say something', () => {
  const [running] = warView(1, 1).orders;
  const order = { ...running!.order, tasks: [{ ...running!.order.tasks[3]!, progress: 1 }] };
  const [signed] = readOrder({
    tasks: [{ type: 15, values: [1], valueTypes: [3] }],
    progress: [-2],
  }).tasks;
  const judged = { verdict: 'behind', pacePerHour: 0, neededPerHour: 1 / 18 } as const;
  const orders = [{ order, outlook: { ...running!.outlook, tasks: [judged] } }];
  const view = { ...warView(1, 0), orders };
  const reply = buildOrderReply(view, places, NOW, wording);
  expect(textsOf(buildMessage(reply).components).join()).toContain('behind at 0 per hour, needs 1 in 18 h');
  const net = { ...view, orders: [{ ...orders[0]!, order: { ...order, tasks: [signed!] } }] };
  expect(textsOf(buildMessage(buildOrderReply(net, places, NOW, wording)).components).join()).toContain(
    '(-2 of 1)',
  );
});

it('says of an order whose time is up that it ended, and no pace where none tells a verdict', () => {
  const [running] = warView(1, 1).orders;
  const [many] = readOrder({
    tasks: [{ type: 14, values: [4, 2], valueTypes: [3, 1] }],
    progress: [1],
  }).tasks;
  const judged = { verdict: 'unknown', pacePerHour: 0, neededPerHour: 3 } as const;
  const order = { ...running!.order, tasks: [many!] };
  const sayAll = (hoursLeft: number): string => {
    const outlook = { verdict: 'unknown', hoursLeft, tasks: [judged] } as const;
    const view = { ...warView(1, 0), orders: [{ order, outlook }] };
    return [buildOrderReply(view, places, NOW, wording), buildWarReply(view, NOW, wording)]
      .map((reply) => textsOf(buildMessage(reply).components).join('\n'))
      .join('\n');
  };
  expect(sayAll(0).match(/· ended <t:/g)).toHaveLength(2);
  expect(sayAll(1)).not.toContain('ended');
  expect(sayAll(1)).toMatch(/Liberate 4 planets from Terminids\n.*\(1 of 4\) · too early to tell$/m);
});

it('leaves out of the card of a planet a rate that is not known, and planets that the game hides', () => {
  const view = { ...warView(4, 0), hidden: new Set([1, 4]) };
  const { outlook, ...front } = view.fronts[3]!;
  const words = (net: number | null): string => {
    const card = { ...CARD, linked: [1, 2], attackers: [4] };
    const reply = buildPlanetReply(view, { ...front, outlook: { ...outlook, net } }, card, NOW, wording);
    return textsOf(buildMessage(reply).components).join('\n');
  };
  expect(words(1.1)).toContain('+1.10%/h over the last hour · the enemy wins back 1.50%/h');
  expect(words(null)).toContain('\nThe enemy wins back 1.50%/h');
  expect(words(null)).not.toContain('over the last hour');
  // Of its two neighbours one is hidden, and so is the attacker.
  expect(words(null)).toMatch(/Supply lines: \u2068شس[^,\n]*$/m);
  expect(words(null)).not.toContain('Attacked from');
});

it('says how much of a sector is ours that an order asks for', () => {
  const [running] = warView(1, 1).orders;
  const take = { type: 11, values: [1, 2, 7], valueTypes: [3, 11, 12] };
  const { tasks } = readOrder({ flags: 1, tasks: [take], progress: [0] });
  const order = { ...running!.order, tasks };
  const judged = { verdict: 'unknown', pacePerHour: null, neededPerHour: null } as const;
  const orders = [{ order, outlook: { ...running!.outlook, tasks: [judged] } }];
  const of = (planets: number[]): string => {
    const reply = buildOrderReply(
      { ...warView(5, 0), orders },
      { names: new Map(), sectors: new Map([[7, { name: 'Draco', planets }]]) },
      NOW,
      wording,
    );
    return textsOf(buildMessage(reply).components).join('\n');
  };
  // 0 to 2 are ours, 3 and 4 not; 4711 is not known.
  expect(of([1, 2, 3, 4, 4711])).toContain('▰▰▰▰▰▱▱▱▱▱ 2 of 4 planets ours · too early to tell');
  expect(of([4711])).toContain('▱▱▱▱▱▱▱▱▱▱ 0% · too early to tell');
});

describe('sayNews', () => {
  it('turns tags 1 and 3 into bold, drops other and stray tags, and uses a leading 3 as the title', () => {
    const message =
      '<i=3>MAJOR ORDER WON</i>\nThe <i=1>Terminids</i> <c=#ff0000aa>fell</c>. <I=2>Red</I=2> <i>x</> <i/>end<i=1';
    expect(sayNews(news(message)).split('\n').slice(0, 2)).toEqual([
      '### MAJOR ORDER WON',
      String.raw`The **Terminids** fell\. Red x end`,
    ]);
  });

  it('uses a first line in capitals as the title', () => {
    expect(sayNews(news('FENRIR III SECURED\nThe system is on.'))).toMatch(
      /^### FENRIR III SECURED\nThe system/,
    );
    expect(sayNews(news('Ordinary line\nMore.'))).not.toContain('###');
  });
});

function textsOf(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(textsOf);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, child]) =>
    key === 'content' && typeof child === 'string' ? [child] : textsOf(child),
  );
}
