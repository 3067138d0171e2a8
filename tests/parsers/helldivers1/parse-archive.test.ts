import { describe, expect, it } from 'vitest';
import { identifyAnswer } from '../../../parsers/helldivers1/identify-answer.ts';
import { parseArchive } from '../../../parsers/helldivers1/parse-archive.ts';
import {
  bodyOf,
  frameText,
  rawArchive,
  rawAttack,
  rawDefend,
  T0,
} from '../../support/helldivers1/answers.ts';

function parse(raw: unknown, asked?: number) {
  const read = parseArchive(bodyOf(raw), asked);
  return read.ok ? read.document : read;
}

describe('parseArchive', () => {
  it('reads frames from the text inside and events with the regions of their kind', () => {
    const defends = [rawDefend({ status: 'success', players_at_start: 3 })];
    const attacks = [rawAttack()];
    expect(parse(rawArchive({ defends, attacks }), 200)).toMatchObject({
      season: 200,
      frames: [{ time: T0 - 86_400, fronts: [{ points: 10, points_taken: 10, status: 'active' }, {}, {}] }],
      events: [
        { type: 'defend', region: 4, playersAtStart: 3 },
        { type: 'attack', region: 11, playersAtStart: 250 },
      ],
      notes: [],
    });
  });

  it('accepts a defence that still runs', () => {
    expect(parse(rawArchive({ defends: [rawDefend()] }))).toMatchObject({ events: [{ status: 'active' }] });
  });

  it.each([
    ['cut', '[{"points": 1'],
    ['with a status nobody knows', frameText('odd')],
    ['empty', '[]'],
  ])('loses a frame that is %s, and nothing else', (_, data) => {
    const frames = [{ time: T0 - 200, data }, { time: T0 - 100 }];
    const document = parse(rawArchive({ frames }));
    expect(document).toMatchObject({ frames: [{ time: T0 - 100 }] });
    expect(document).toHaveProperty('notes.0', expect.stringContaining(`frame of ${T0 - 200}`));
  });

  it('takes the season from the frames, where there are none from the events', () => {
    const attacks = [rawAttack()];
    expect(parse(rawArchive({ frames: [], attacks }))).toMatchObject({ season: 200, frames: [] });
    expect(identifyAnswer(bodyOf(rawArchive({ frames: [], attacks })))).toMatchObject({
      kind: 'snapshots',
      subject: '200',
    });
  });

  it.each([
    ['six numbers in introduction_order', { introduction_order: [0, 1, 2, 0, 1, 2] }, 'introduction_order'],
    ['points_max of two fronts only', { points_max: [1, 1] }, 'points_max: it has another number'],
  ])('refuses %s with the reason', (_, fields, reason) => {
    expect(parse({ ...rawArchive(), ...fields })).toEqual({
      ok: false,
      code: 'BAD_FIELD',
      reason: expect.stringContaining(reason),
    });
  });

  it('loses a frame that is later than the answer itself', () => {
    const frames = [{ time: T0 + 300 }, { time: T0 + 301 }];
    expect(parse(rawArchive({ frames }))).toMatchObject({
      frames: [{ time: T0 + 300 }],
      notes: [`frame of ${T0 + 301}: it is later than its answer`],
    });
  });

  it.each([0, 999_999_999, 4_000_000_000])(
    'loses a frame of the impossible time %i, and nothing else',
    (time) => {
      const frames = [{ time }, { time: T0 - 100 }];
      expect(parse(rawArchive({ frames }))).toMatchObject({
        frames: [{ time: T0 - 100 }],
        notes: [`frame of ${time}: its time is not between 2001 and 2033`],
      });
    },
  );

  it.each([undefined, 200])(
    'loses a first frame of another war, and nothing else (asked for %s)',
    (asked) => {
      const frames = [{ time: T0 - 300, season: 199 }, { time: T0 - 200 }, { time: T0 - 100 }];
      const raw = rawArchive({ frames });
      expect(parse(raw, asked)).toMatchObject({
        season: 200,
        frames: [{ time: T0 - 200 }, { time: T0 - 100 }],
        notes: [`frame of ${T0 - 300}: it is of war 199`],
      });
      expect(identifyAnswer(bodyOf(raw))).toMatchObject({ subject: '200' });
    },
  );

  it('takes the requested season where as many frames are of another one', () => {
    const frames = [{ time: T0 - 300, season: 199 }, { time: T0 - 200 }];
    expect(parse(rawArchive({ frames }), 200)).toMatchObject({ season: 200, frames: [{ time: T0 - 200 }] });
  });

  it('refuses the answer for a war that the API does not know', () => {
    const unknown = { ...rawArchive({ frames: [] }), introduction_order: null, points_max: null };
    expect(parse(unknown, 999)).toEqual({ ok: false, code: 'NOT_FOUND', reason: 'the API knows no war 999' });
  });

  it('refuses the answer for another war than was asked for', () => {
    expect(parse(rawArchive(), 199)).toMatchObject({
      code: 'OTHER_SEASON',
      reason: 'war 199 was asked for, the answer is about war 200',
    });
  });
});
