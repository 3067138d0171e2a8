import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { corpusNote, hasCorpus, readCorpus } from '../../support/helldivers1/corpus.ts';
import { exportRows, forgetAll, importBodies, stateOf } from '../../support/helldivers1/import-answers.ts';
import { createTestDatabase, type TestDatabase } from '../../support/database/test-database.ts';

const REAL = 'get_campaign_status.season-156-mixed-season-attacks.json';

let test: TestDatabase;
beforeAll(async () => {
  test = await createTestDatabase();
});
afterAll(() => test.close());
beforeEach(async () => forgetAll(test.db));

const load = async (...names: readonly string[]) => importBodies(test.db, names.map(readCorpus));
const events = async () =>
  (await exportRows(test.db, 'hd1-events')).map((e) => [e['type'], e['eventId'], e['season']]);

describe.skipIf(!hasCorpus)(`constructed answers${corpusNote}`, () => {
  it.each(['status.defend-absent.json', 'status.defend-null.json'])(
    '%s: no defence, no result',
    async (name) => {
      await load(`constructed/${name}`);
      expect(await events()).toEqual([
        ['attack', 907, 155],
        ['attack', 915, 155],
        ['attack', 916, 156],
      ]);
    },
  );

  it('status.defend-of-old-season.json: the defence is stored under its own war, not on the map', async () => {
    await load('constructed/status.defend-of-old-season.json');
    expect(await events()).toContainEqual(['defend', 4888, 155]);
    expect((await exportRows(test.db, 'hd1-fronts')).map((front) => front['marks'])).toEqual([{}, {}, {}]);
  });

  it('status.big-counter-extra-key.json: the counter is kept to the digit and marked, the key is ignored', async () => {
    const { warnings } = await load('constructed/status.big-counter-extra-key.json');
    expect(warnings).toEqual([]);
    const [sample] = await exportRows(test.db, 'hd1-live-samples');
    expect(sample).toMatchObject({ enemy: 0, kills: 5_000_000_000, suspect: ['kills>2^31'] });
  });

  it('status.points-max-zero.json: that front has no share, the others are unaffected', async () => {
    await load('constructed/status.points-max-zero.json');
    const fronts = await exportRows(test.db, 'hd1-fronts');
    expect(fronts.map((front) => front['earned'])).toEqual([3, 0, 6]);
    expect(fronts[1]).toMatchObject({ influencePct: null, inProgressPercent: null, suspect: [] });
  });

  it('status.two-seasons-in-one.json: warns and takes campaign_status', async () => {
    const { warnings, confirmed } = await load('constructed/status.two-seasons-in-one.json');
    expect(confirmed).toEqual([157]);
    expect(warnings).toEqual(['campaign_status says season 157, other parts 156; 157 was taken']);
  });

  it('snapshots.active-defend.json: accepted, the defence runs', async () => {
    await load('constructed/snapshots.active-defend.json');
    const running = (await exportRows(test.db, 'hd1-events')).filter((e) => e['status'] === 'active');
    expect(running).toHaveLength(1);
    expect(running).toMatchObject([{ type: 'defend', season: 148 }]);
  });

  it('snapshots.invalid-inner-json.json: one frame is left out', async () => {
    const { warnings } = await load('constructed/snapshots.invalid-inner-json.json');
    expect(warnings).toEqual(['frame of 1748649601: its text is not JSON']);
    expect(await exportRows(test.db, 'hd1-snapshots')).toHaveLength(20);
  });

  it.each([
    ['snapshots.unknown-season.json', 'NOT_FOUND'],
    ['status.invalid-no-fronts.json', 'BAD_FIELD'],
    ['status.invalid-unknown-status.json', 'BAD_FIELD'],
    ['truncated.json', 'NOT_JSON'],
    ['maintenance.html', 'NOT_JSON'],
    ['error.unknown.json', 'ERROR_ANSWER'],
  ])('%s: rejected as %s, the last state is kept', async (name, code) => {
    await load(REAL);
    const before = (await stateOf(test.db)).split('\n\n').slice(0, -1);
    const { rejected } = await load(`constructed/${name}`);
    expect(rejected.map((one) => one.failure.code)).toEqual([code]);
    expect((await stateOf(test.db)).split('\n\n').slice(0, -1)).toEqual(before);
  });
});
