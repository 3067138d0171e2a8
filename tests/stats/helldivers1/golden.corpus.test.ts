import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { camelCase } from '../../../stats/helldivers1/export/camel-case.ts';
import { corpusNote, hasCorpus, readCorpus, readCorpusJson } from '../../support/helldivers1/corpus.ts';
import { exportRows, forgetAll, importBodies, type Row } from '../../support/helldivers1/import-answers.ts';
import { createTestDatabase, type TestDatabase } from '../../support/database/test-database.ts';

const row = z.record(z.string(), z.unknown());
const statusGolden = z.looseObject({
  time: z.number(),
  season: z.number(),
  factions: z.array(row),
  events: z.array(row),
});
const archiveGolden = row;
const golden = z.record(z.string(), row).parse(readCorpusJson('golden.derived.json'));
const statuses = Object.entries(golden).filter(([name]) => name.startsWith('get_campaign_status'));
const archives = Object.entries(golden).filter(([name]) => name.startsWith('get_snapshots'));

const sequenceGolden = z.record(
  z.string(),
  z.object({
    time: z.number(),
    season: z.number(),
    seasons_agree: z.boolean(),
    total_players: z.number(),
    unique_players: z.number(),
    fronts: z.array(row),
    active: row,
    events: z.array(z.tuple([z.string(), z.number(), z.number(), z.number(), z.number(), z.string()])),
    rows_into_empty_database: z.record(z.string(), z.number()),
  }),
);
const sequence = sequenceGolden.parse(readCorpusJson('sequence.season-142/expected.json'));

let test: TestDatabase;
beforeAll(async () => {
  test = await createTestDatabase();
});
afterAll(() => test.close());
beforeEach(async () => forgetAll(test.db));

function camelKeys(given: Row): Row {
  return Object.fromEntries(Object.entries(given).map(([key, value]) => [camelCase(key), value]));
}

/** Our column for each key that has another name in the expected values. */
const RENAMED: Readonly<Record<string, string>> = { earnedRegions: 'earned', missionWinRate: 'winRate' };

function expectColumns(actual: Row | undefined, wanted: Row): void {
  const renamed = Object.fromEntries(
    Object.entries(camelKeys(wanted)).map(([key, value]) => [RENAMED[key] ?? key, value]),
  );
  for (const [key, value] of Object.entries(renamed)) {
    // The expected values have five decimals in one file and six in the other, ours six: tolerance is half a unit of the fifth decimal plus one of ours.
    if (['winRate', 'accuracy'].includes(key))
      expect(Math.abs(Number(actual?.[key]) - Number(value)), key).toBeLessThan(5.5e-6);
    else expect({ [key]: actual?.[key] }).toEqual({ [key]: value });
  }
}

describe.skipIf(!hasCorpus)(`real answers${corpusNote}`, () => {
  it.each(statuses)('%s: season, fronts and events', async (name, raw) => {
    const wanted = statusGolden.parse(raw);
    const { confirmed } = await importBodies(test.db, [readCorpus(name)]);
    expect(confirmed).toEqual([wanted.season]);
    const fronts = await exportRows(test.db, 'hd1-fronts');
    expect(fronts.map((front) => front['season'])).toEqual(wanted.factions.map(() => wanted.season));
    for (const [i, front] of wanted.factions.entries()) expectColumns(fronts[i], front);
    const events = await exportRows(test.db, 'hd1-events');
    expect(events).toHaveLength(wanted.events.length);
    for (const event of wanted.events) {
      const actual = events.find(
        (one) => one['type'] === event['type'] && one['eventId'] === event['event_id'],
      );
      expectColumns(actual, event);
      expect(actual?.['confirmed']).toBe(event['season'] === wanted.season);
    }
  });

  it('no points of real fronts, events and frames are marked', async () => {
    await importBodies(
      test.db,
      [...statuses, ...archives].map(([name]) => readCorpus(name)),
    );
    const fronts = await exportRows(test.db, 'hd1-fronts');
    expect(fronts.filter((front) => JSON.stringify(front['suspect']).includes('points'))).toEqual([]);
    const events = await exportRows(test.db, 'hd1-events');
    expect(events.length).toBeGreaterThan(50);
    expect(new Set(events.map((event) => JSON.stringify(event['suspect'])))).toEqual(new Set(['[]']));
    const frames = await exportRows(test.db, 'hd1-snapshots');
    expect(new Set(frames.map((frame) => JSON.stringify(frame['suspect'])))).toEqual(new Set(['[[],[],[]]']));
  });

  it.each(archives)('%s: frames and events', async (name, raw) => {
    await importBodies(test.db, [readCorpus(name)]);
    const [season, ...others] = await exportRows(test.db, 'hd1-seasons');
    expect(others).toEqual([]);
    expectColumns(season, archiveGolden.parse(raw));
    expect(season?.['confirmed']).toBe(true);
    expect(await exportRows(test.db, 'hd1-snapshots')).toHaveLength(Number(raw['snapshots']));
    expect(await exportRows(test.db, 'hd1-fronts')).toEqual([]);
  });

  it.each([
    [148, 'last-assault-active'],
    [149, 'super-earth-defend-glitched-counters'],
    [150, 'war-ends'],
    [151, 'two-old-seasons-in-attacks'],
    [152, 'three-seasons-in-attacks'],
    [153, 'attack-active'],
    [156, 'mixed-season-attacks'],
  ])(
    'the answer about war %i is stored for that war, whatever its slots contain (%s)',
    async (season, name) => {
      await importBodies(test.db, [readCorpus(`get_campaign_status.season-${season}-${name}.json`)]);
      const confirmed = (await exportRows(test.db, 'hd1-seasons')).filter((one) => one['confirmed'] === true);
      expect(confirmed.map((one) => one['season'])).toEqual([season]);
    },
  );
});

describe.skipIf(!hasCorpus)(`five polls of one war${corpusNote}`, () => {
  const polls = Object.entries(sequence);

  it.each(polls)('%s, imported into an empty database', async (name, wanted) => {
    await importBodies(test.db, [readCorpus(`sequence.season-142/${name}`)]);
    const fronts = await exportRows(test.db, 'hd1-fronts');
    expect(fronts).toHaveLength(wanted.fronts.length);
    for (const [i, front] of wanted.fronts.entries()) {
      const { seed_region11_percent: _, ...columns } = front;
      expectColumns(fronts[i], columns);
    }
    const seasons = await exportRows(test.db, 'hd1-seasons');
    expectColumns(
      seasons.find((one) => one['season'] === wanted.season),
      {
        time: wanted.time,
        seasons_agree: wanted.seasons_agree,
        total_players: wanted.total_players,
        unique_players: wanted.unique_players,
        active: wanted.active,
      },
    );
    const events = await exportRows(test.db, 'hd1-events');
    const said = events.map((e) =>
      [e['type'], e['eventId'], e['season'], e['region'], e['enemy'], e['status']].join(' '),
    );
    expect(new Set(said)).toEqual(new Set(wanted.events.map((event) => event.join(' '))));
    expect({
      seasons_confirmed: seasons.filter((one) => one['confirmed'] === true).length,
      seasons_placeholder: seasons.filter((one) => one['confirmed'] === false).length,
      events: events.length,
      event_samples: (await exportRows(test.db, 'hd1-event-samples')).length,
      live: fronts.length,
      live_samples: (await exportRows(test.db, 'hd1-live-samples')).length,
    }).toEqual(wanted.rows_into_empty_database);
  });

  it('one sample of the statistics at the first poll, one at the second, none after them', async () => {
    const counts: number[] = [];
    for (const [name] of polls) {
      await importBodies(test.db, [readCorpus(`sequence.season-142/${name}`)]);
      counts.push((await exportRows(test.db, 'hd1-live-samples')).length);
    }
    expect(counts).toEqual([3, 6, 6, 6, 6]);
    // All three events had ended before the first poll.
    expect(await exportRows(test.db, 'hd1-event-samples')).toHaveLength(3);
  });
});
