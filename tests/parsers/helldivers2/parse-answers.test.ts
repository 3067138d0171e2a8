import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseCampaignView } from '../../../parsers/helldivers2/parse-campaign-view.ts';
import { parseHistory } from '../../../parsers/helldivers2/parse-history.ts';
import { parseInfo } from '../../../parsers/helldivers2/parse-info.ts';
import { parseNews } from '../../../parsers/helldivers2/parse-news.ts';
import { parseOrders } from '../../../parsers/helldivers2/parse-orders.ts';
import { parsePlanets } from '../../../parsers/helldivers2/parse-planets.ts';
import { parseStatus } from '../../../parsers/helldivers2/parse-status.ts';

const PARSERS = {
  parseCampaignView,
  parseHistory,
  parseInfo,
  parseNews,
  parseOrders,
  parsePlanets,
  parseStatus,
};
const bytes = (value: unknown): Uint8Array =>
  Buffer.from(typeof value === 'string' ? value : JSON.stringify(value));

const planet = { index: 0, owner: 1, health: 0, regenPerSecond: 0, players: 0 };
const status = { warId: 801, time: 100, planetStatus: [planet] };
const event = { id: 1, planetIndex: 0, eventType: 1, health: 0, maxHealth: 10, startTime: 1, expireTime: 2 };

describe.each(Object.entries(PARSERS))('%s', (_, parse) => {
  it('throws at nothing, whatever the bytes', () => {
    fc.assert(fc.property(fc.uint8Array(), (any) => typeof parse(any).ok === 'boolean'));
    fc.assert(fc.property(fc.json(), (any) => typeof parse(bytes(any)).ok === 'boolean'));
  });

  it('refuses errors, null, nothing and web pages that come with status 200', () => {
    expect(parse(bytes(''))).toMatchObject({ ok: false, code: 'EMPTY' });
    expect(parse(bytes('null'))).toMatchObject({ ok: false, code: 'NO_CONTENT' });
    expect(parse(bytes('<html>'))).toMatchObject({ ok: false, code: 'NOT_JSON' });
    expect(parse(bytes({ errors: { detail: 'Not Found' } }))).toMatchObject({
      ok: false,
      code: 'WRONG_SHAPE',
    });
    expect(parse(bytes({ status: 'Error' }))).toMatchObject({ ok: false, code: 'WRONG_SHAPE' });
  });
});

describe('whatever the answer', () => {
  it('NUL and halves of characters are removed, also from unknown keys and from reasons', () => {
    const odd = 'a\u0000b\ud800c';
    const parsed = parseStatus(
      bytes({ ...status, [odd]: 1, globalEvents: [{ eventId: 1, title: odd, [odd]: { [odd]: [odd] } }] }),
    );
    expect(parsed).toMatchObject({
      ok: true,
      document: { globalEvents: [{ title: 'ab\ufffdc', 'ab\ufffdc': { 'ab\ufffdc': ['ab\ufffdc'] } }] },
      unknownKeys: ['ab\ufffdc', 'globalEvents.ab\ufffdc'],
    });
    const cut = parseNews(bytes([{ id: 1, published: 5, message: '😀'.repeat(10_001).slice(1) }]));
    expect(cut.ok && cut.document[0]?.message?.isWellFormed()).toBe(true);
    const failed = parseNews(Buffer.from('\u0000x'));
    expect(failed).toMatchObject({ ok: false, code: 'NOT_JSON' });
    expect(failed.ok ? '' : failed.reason).not.toContain('\u0000');
  });

  it('one that is nested too deeply is refused, for it could not be written again', () => {
    const deep = `{"odd":${'['.repeat(50_000)}${']'.repeat(50_000)}}`;
    expect(parseStatus(bytes(`[${deep}]`))).toMatchObject({ ok: false, code: 'WRONG_SHAPE' });
  });

  it('counters of 2^63 and more become the largest number, and cost no row', () => {
    const big = JSON.stringify({
      ...status,
      planetStatus: [{ ...planet, health: 'big', players: 'big' }],
      planetEvents: [{ ...event, health: 'big', maxHealth: 'big' }],
    }).replaceAll('"big"', '9223372036854775808');
    const largest = Number.MAX_SAFE_INTEGER;
    expect(parseStatus(bytes(big))).toMatchObject({
      document: {
        planetStatus: [{ health: largest, players: largest }],
        planetEvents: { rows: [{ health: largest, maxHealth: largest }] },
      },
      dropped: [],
    });
    const order = `[{"id32":7,"progress":[18446744073709551616,null,3],"expiresIn":60,"setting":{"tasks":[]}}]`;
    expect(parseOrders(bytes(order))).toMatchObject({
      document: [{ progress: [largest, 0, 3] }],
      dropped: [],
    });
  });
});

describe('parseStatus', () => {
  it('accepts planet 0, health 0 and zero players as values', () => {
    const parsed = parseStatus(bytes(status));
    expect(parsed).toMatchObject({ ok: true, document: { planetStatus: [planet] }, dropped: [] });
  });

  it('rejects one without a time, or without a valid planet', () => {
    expect(parseStatus(bytes({ ...status, time: undefined }))).toMatchObject({
      code: 'WRONG_SHAPE',
      reason: expect.stringContaining('time'),
    });
    expect(parseStatus(bytes({ ...status, planetStatus: [{ index: 1 }] }))).toMatchObject({
      code: 'WRONG_SHAPE',
    });
  });

  it('leaves out an event without its own full health instead of taking the planet’s, and says so', () => {
    const parsed = parseStatus(
      bytes({ ...status, planetEvents: [{ ...event, maxHealth: undefined }, event] }),
    );
    expect(parsed).toMatchObject({
      ok: true,
      document: { planetEvents: { rows: [{ id: 1 }], isWhole: false } },
    });
    expect(parsed.ok && parsed.dropped).toEqual([expect.stringMatching(/^planetEvents\.0\.maxHealth: /)]);
  });

  it('keeps an optional part that has another shape out, and the row in', () => {
    const campaigns = [{ id: 5, planetIndex: 0, type: 'new', race: null }];
    expect(parseStatus(bytes({ ...status, campaigns }))).toMatchObject({
      document: { campaigns: { rows: [{ id: 5, type: null }], isWhole: true } },
    });
  });

  it('lists unknown keys, each once', () => {
    const parsed = parseStatus(
      bytes({
        ...status,
        brandNew: 1,
        planetStatus: [
          { ...planet, odd: 1 },
          { ...planet, odd: 2 },
        ],
      }),
    );
    expect(parsed.ok && parsed.unknownKeys).toEqual(['brandNew', 'planetStatus.odd']);
  });

  it('accepts both spellings of what a region wins back, and one without health', () => {
    const planetRegions = [
      { planetIndex: 0, regionIndex: 0, owner: 1, regerPerSecond: 2 },
      { planetIndex: 0, regionIndex: 1, owner: 1, regenPerSecond: 3, health: null },
    ];
    expect(parseStatus(bytes({ ...status, planetRegions }))).toMatchObject({ document: { planetRegions } });
  });
});

describe('parsePlanets', () => {
  it('takes the index of the key, English of many languages, and no name for a blank one', () => {
    const parsed = parsePlanets(
      bytes({ 0: { name: { 'en-US': 'SUPER EARTH', 'de-DE': 'ÜBER-ERDE' }, biome: null }, 7: { name: ' ' } }),
    );
    expect(parsed).toMatchObject({
      document: [
        { index: 0, name: 'SUPER EARTH' },
        { index: 7, name: null },
      ],
    });
  });

  it('takes another language where there is no English', () => {
    expect(parsePlanets(bytes({ 7: { name: { 'fr-FR': '', 'de-DE': 'SIEBEN' } } }))).toMatchObject({
      document: [{ name: 'SIEBEN' }],
    });
  });

  it('takes hazards and biomes of the community for none where it says so', () => {
    const list = [
      { index: 3, name: 'A', biome: { name: 'Unknown' }, hazards: [{ name: 'None', description: 'x' }] },
    ];
    expect(parsePlanets(bytes(list))).toMatchObject({ document: [{ biome: null, hazards: [] }] });
  });
});

describe('parseNews', () => {
  it('accepts dispatches without a message, as they come without a language', () => {
    expect(parseNews(bytes([{ id: 1, published: 5, type: 0 }]))).toMatchObject({
      ok: true,
      document: [{ id: 1 }],
    });
  });

  it('removes what PostgreSQL cannot store', () => {
    expect(parseNews(bytes([{ id: 1, published: 5, message: 'a\u0000b' }]))).toMatchObject({
      document: [{ message: 'ab' }],
    });
  });
});

describe('parseOrders', () => {
  it('keeps the place of a task and of a value that cannot be read, for others are found by their place', () => {
    const good = { type: 3, values: [null, 10], valueTypes: [1, 3] };
    const order = {
      id32: 7,
      progress: [1, 2, 3],
      expiresIn: 60,
      setting: { tasks: ['odd', { type: 99 }, good] },
    };
    const parsed = parseOrders(bytes([order]));
    const tasks = [
      { type: 0, values: [], valueTypes: [] },
      { type: 99, values: [], valueTypes: [] },
      { type: 3, values: [0, 10], valueTypes: [1, 3] },
    ];
    expect(parsed).toMatchObject({ ok: true, dropped: [], document: [{ setting: { tasks } }] });
  });
});

it('leaves out rows with a date that nothing can store', () => {
  const row = { created_at: '2024-08-22T12:00:00+00:00', planet_index: 3, current_health: 1, max_health: 2 };
  const parsed = parseHistory(bytes([{ ...row, created_at: '0000-01-01T00:00:00Z' }, row]));
  expect(parsed).toMatchObject({ document: [{ planet: 3 }], dropped: [expect.stringMatching(/created_at/)] });
  expect(
    parseNews(
      bytes([
        { id: 1, published: '0000-01-01T00:00:00Z' },
        { id: 2, published: 5 },
      ]),
    ),
  ).toMatchObject({ document: [{ id: 2 }] });
});

describe('parseCampaignView', () => {
  it('leaves out rows of planets that the manual does not know', () => {
    expect(parseCampaignView(bytes([{ planetIndex: 283, name: '', health: 0, maxHealth: 0 }]))).toMatchObject(
      { document: [] },
    );
  });
});
