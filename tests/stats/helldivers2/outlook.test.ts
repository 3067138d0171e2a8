import { describe, expect, it } from 'vitest';
import { readOrder } from '../../../parsers/helldivers2/read-order.ts';
import { judgeOrder } from '../../../stats/helldivers2/judge-order.ts';
import { outlookOf } from '../../../stats/helldivers2/outlook.ts';
import { NOW, warView } from '../../support/helldivers2/war-view.ts';

const [attacked, , , free] = warView(4, 0).fronts.map(({ planet }) => planet);
const known = { effort: 250, impactMultiplier: 0.1 };

describe('outlookOf', () => {
  it('gives an attack a range at its deadline, a verdict by the last hour, and the divers it needs', () => {
    // 41.2 % and 0.9 to 1.25 %/h for 11.8 h.
    expect(outlookOf({ ...attacked!, players: 2000 }, known)).toMatchObject({
      net: 1.1,
      deadline: {
        verdict: 'lost',
        projected: { from: expect.closeTo(51.82, 5), until: expect.closeTo(55.95, 5) },
        neededPctPerHour: 4.98,
      },
      // 4.98 % of 1,500,000 at 25 per diver.
      diversToWin: 2988,
      diversToHold: null,
    });
  });

  it('leaves out how many divers it takes where those who are there and their rate prove another number', () => {
    // 1.1 %/h of 4.98: 40,000 divers do not win it, whatever a usual diver does.
    expect(outlookOf(attacked!, known).diversToWin).toBeNull();
    const gaining = { quarter: null, hour: { net: 6, playersEffect: 6, seconds: 3600 } };
    const rates = { ...attacked!.rates, ...gaining };
    expect(outlookOf({ ...attacked!, rates, players: 2000 }, known).diversToWin).toBeNull();
    expect(outlookOf({ ...attacked!, rates, players: 3000 }, known).diversToWin).toBe(2988);
    // 600 hold it; it falls with 601.
    const falling = {
      ...free!,
      rates: { ...gaining, hour: { ...gaining.hour, net: -0.1 }, threeHours: null, sixHours: null },
    };
    expect(outlookOf({ ...falling, players: 601 }, known).diversToHold).toBeNull();
    expect(outlookOf({ ...falling, players: 599 }, known).diversToHold).toBe(600);
    expect(outlookOf({ ...free!, players: 599 }, known).diversToHold).toBeNull();
  });

  it('is empty without a rate, and that the result is pending once the time is up', () => {
    const rates = { quarter: null, hour: null, threeHours: null, sixHours: null };
    expect(outlookOf({ ...attacked!, rates }, known).deadline).toMatchObject({
      verdict: 'unknown',
      projected: null,
    });
    const event = { ...attacked!.event!, hoursLeft: 0, neededPctPerHour: null };
    expect(outlookOf({ ...attacked!, event, rates }, known).deadline).toMatchObject({ verdict: 'over' });
    expect(outlookOf({ ...attacked!, event }, known)).toMatchObject({
      deadline: { verdict: 'over' },
      diversToWin: null,
    });
  });

  it('gives a liberation a range of hours, and the divers needed against the regeneration', () => {
    expect(outlookOf(free!, known)).toMatchObject({
      deadline: null,
      victory: { kind: 'hours', hours: { from: expect.closeTo(31.97, 2), until: expect.closeTo(44.4, 2) } },
      diversToHold: 600,
    });
    expect(outlookOf(free!, { effort: null, impactMultiplier: 1 }).diversToHold).toBeNull();
  });
});

describe('judgeOrder', () => {
  const [running] = warView(0, 1).orders;
  const judge = (
    task: { type: number; values: number[]; valueTypes: number[] },
    progress: number,
    pace: number | null,
  ) =>
    judgeOrder(
      { ...running!.order, ...readOrder({ flags: 0, tasks: [task], progress: [progress] }) },
      {
        now: NOW,
        pace: [pace],
        victories: new Map([
          [5, { kind: 'hours', hours: { from: 10, until: 30 } }],
          [6, { kind: 'hours', hours: { from: 30, until: 50 } }],
          [7, { kind: 'never' }],
        ]),
      },
    ).tasks[0];
  const kill = { type: 3, values: [4000], valueTypes: [3] };
  const take = (planet: number) => ({ type: 11, values: [1, 1, planet], valueTypes: [3, 11, 12] });

  it('compares the pace of a count with the pace needed for the remaining 40 hours', () => {
    expect(judge(kill, 0, 120)).toEqual({ verdict: 'on track', pacePerHour: 120, neededPerHour: 100 });
    expect(judge(kill, 0, 100)?.verdict).toBe('close');
    expect(judge(kill, 0, 80)?.verdict).toBe('behind');
    expect(judge(kill, 0, null)?.verdict).toBe('unknown');
    expect(judge(kill, 4000, 0)).toMatchObject({ verdict: 'done', neededPerHour: null });
  });

  it('judges a planet by its forecast, and a planet to hold only at the deadline', () => {
    expect([5, 6, 7, 8].map((planet) => judge(take(planet), 0, null)?.verdict)).toEqual([
      'on track',
      'close',
      'behind',
      'unknown',
    ]);
    expect(judge({ ...take(5), type: 13 }, 1, null)?.verdict).toBe('settled late');
  });

  it('takes the worst task where all are required, and the best where any one is', () => {
    const of = (flags: number) =>
      judgeOrder(
        { ...running!.order, ...readOrder({ flags, tasks: [kill, kill], progress: [4000, 0] }) },
        { now: NOW, pace: [0, 1], victories: new Map() },
      ).verdict;
    expect([of(1), of(3)]).toEqual(['behind', 'done']);
  });
});
