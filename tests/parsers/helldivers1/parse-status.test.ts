import { describe, expect, it } from 'vitest';
import { findSuspects } from '../../../parsers/helldivers1/find-suspects.ts';
import { identifyAnswer } from '../../../parsers/helldivers1/identify-answer.ts';
import { parseStatus } from '../../../parsers/helldivers1/parse-status.ts';
import type { StatusDocument } from '../../../parsers/helldivers1/status-document.ts';
import { bodyOf, rawAttack, rawDefend, rawStatus, T0 } from '../../support/helldivers1/answers.ts';

function parse(raw: unknown): StatusDocument {
  const read = parseStatus(bodyOf(raw));
  if (!read.ok) throw new Error(`${read.code}: ${read.reason}`);
  return read.document;
}

function refusal(raw: unknown): string {
  const read = parseStatus(bodyOf(raw));
  return read.ok ? 'read' : `${read.code} ${read.reason}`;
}

describe('parseStatus', () => {
  it('reads fronts by position, statistics by enemy and events with their own season', () => {
    const document = parse(rawStatus({ defend: rawDefend({ season: 199 }), attacks: [rawAttack()] }));
    expect(document).toMatchObject({ season: 200, time: T0, notes: [] });
    expect(document.fronts.map((front) => [front.enemy, front.points])).toEqual([
      [0, 50_000],
      [1, 50_001],
      [2, 50_002],
    ]);
    expect(document.statistics.map((row) => row.counters.players)).toEqual([100n, 101n, 102n]);
    expect(
      document.events.map((event) => [event.type, event.season, event.region, event.playersAtStart]),
    ).toEqual([
      ['defend', 199, 4, null],
      ['attack', 200, 11, 250],
    ]);
  });

  it.each([
    ['null', null],
    ['absent', undefined],
    ['an empty list', []],
  ])('takes a defend_event that is %s for none', (_, defend) => {
    expect(parse({ ...rawStatus(), defend_event: defend })).toMatchObject({ events: [], notes: [] });
  });

  it('keeps every digit of a counter', () => {
    const text = JSON.stringify(rawStatus()).replaceAll('"kills":500000', '"kills":9007199254740993');
    expect(parse(text).statistics[0]?.counters.kills).toBe(9_007_199_254_740_993n);
  });

  it('keeps region 0, enemy 0 and 0 points', () => {
    const defend = rawDefend({ region: 0, enemy: 0, points: 0 });
    expect(parse(rawStatus({ defend })).events[0]).toMatchObject({ region: 0, enemy: 0, points: 0 });
  });

  it('takes the season of campaign_status where the parts differ, and says so', () => {
    const statistics = [{ season: 199 }, { season: 199 }, { season: 199 }];
    expect(parse(rawStatus({ statistics }))).toMatchObject({
      season: 200,
      notes: ['campaign_status says season 200, other parts 199; 200 was taken'],
    });
  });

  it('loses an event that cannot be read, and nothing else', () => {
    const document = parse(rawStatus({ defend: rawDefend({ status: 'odd' }), attacks: [rawAttack()] }));
    expect(document.events.map((event) => event.type)).toEqual(['attack']);
    expect(document.notes[0]).toContain('defend event: status');
  });

  it('ignores what it does not know', () => {
    expect(parse({ ...rawStatus(), newcomer: [1] }).notes).toEqual([]);
  });

  it.each([
    ['a page', '<html>maintenance</html>', 'NOT_JSON no JSON, it begins with "<html>maintenance</html>"'],
    ['nothing', '', 'NOT_JSON no JSON, it begins with nothing'],
    ['a cut body', JSON.stringify(rawStatus()).slice(0, 400), 'NOT_JSON'],
    [
      'an error',
      { time: T0, error_code: 1, error_message: 'No action set' },
      'ERROR_ANSWER the API answered with error 1: No action set',
    ],
    ['a list', [], 'UNKNOWN_SHAPE'],
    ['no fronts', { ...rawStatus(), campaign_status: [] }, 'BAD_FIELD campaign_status: it has no front'],
    [
      'a status nobody knows',
      rawStatus({ fronts: [{}, {}, { status: 'failed' }] }),
      'BAD_FIELD campaign_status.2.status',
    ],
    ['a time of long ago', rawStatus({ time: 999_999_999 }), 'BAD_FIELD time'],
    ['a time to come', rawStatus({ time: 2_000_000_001 }), 'BAD_FIELD time'],
    [
      'statistics of one front twice',
      rawStatus({ statistics: [{}, { enemy: 0 }] }),
      'BAD_FIELD statistics: it has a front twice',
    ],
    ['a counter in words', rawStatus({ statistics: [{ kills: 'many' }] }), 'BAD_FIELD statistics.0.kills'],
    [
      'a counter of more than a hundred digits',
      JSON.stringify(rawStatus()).replace('500000', `1${'0'.repeat(100)}`),
      'BAD_FIELD statistics.0.kills',
    ],
  ])('refuses %s', (_, raw, reason) => {
    expect(refusal(raw)).toContain(reason);
  });
});

describe('findSuspects', () => {
  const suspects = (wishes: Record<string, unknown>) =>
    parse(rawStatus({ statistics: [wishes] })).statistics.map((row) => findSuspects(row.counters));

  it.each([
    [{}, []],
    [{ hits: 2_000_000 }, []],
    [{ hits: 2_000_001 }, ['hits>shots']],
    [{ accidentals: 10_001, kills: 3_000_000_000 }, ['accidentals>deaths']],
    [{ kills: 2_147_483_648 }, []],
    [{ kills: 2_147_483_649 }, ['kills>2^31']],
    [{ deaths: -1, accidentals: -1 }, ['deaths<0', 'accidentals<0']],
  ])('%j is marked %j', (wishes, marks) => {
    expect(suspects(wishes)[0]).toEqual(marks);
    expect(suspects(wishes)[1]).toEqual([]);
  });
});

describe('identifyAnswer', () => {
  it('identifies an answer by its shape, its war and its time', () => {
    expect(identifyAnswer(bodyOf(rawStatus({ attacks: [rawAttack({ season: 199 })] })))).toEqual({
      kind: 'status',
      subject: '200',
      observedAt: new Date(T0 * 1000),
    });
    expect(identifyAnswer(bodyOf('<html>'))).toEqual({ kind: 'unknown', subject: '-', observedAt: null });
  });
});
