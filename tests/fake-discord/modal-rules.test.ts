import { describe, expect, it } from 'vitest';
import { answer, problemCodes, putCommands } from './call-api.ts';
import { startFake } from './start-fake.ts';

const label = (component: object, more: object = {}): unknown => ({
  type: 18,
  label: 'Field',
  component,
  ...more,
});
const input = (more: object = {}): object => ({ type: 4, custom_id: 'why', style: 1, ...more });
const modal = (more: object): unknown => ({
  custom_id: 'm',
  title: 'Title',
  components: [label(input())],
  ...more,
});
const select = (more: object): object => ({
  type: 3,
  custom_id: 's',
  options: [{ label: 'a', value: 'a' }],
  ...more,
});
const radio = (values: readonly string[]): object => ({
  type: 21,
  custom_id: 'r',
  options: values.map((value) => ({ label: value, value })),
});
const times = <T>(count: number, make: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, at) => make(at));

describe('a modal is rejected for', () => {
  it.each([
    ['a title above 45', modal({ title: 't'.repeat(46) })],
    ['no fields', modal({ components: [] })],
    ['six fields', modal({ components: times(6, (at) => label(input({ custom_id: `f${at}` }))) })],
    ['one custom_id twice', modal({ components: [label(input()), label(input())] })],
    ['a label above 45', modal({ components: [label(input(), { label: 'l'.repeat(46) })] })],
    ['a description above 100', modal({ components: [label(input(), { description: 'd'.repeat(101) })] })],
    ['a text input with two labels', modal({ components: [label(input({ label: 'inner' }))] })],
    ['a text input in a row without label', modal({ components: [{ type: 1, components: [input()] }] })],
    ['a text above 4000', modal({ components: [label(input({ value: 'v'.repeat(4001) }))] })],
    ['min_length above max_length', modal({ components: [label(input({ min_length: 5, max_length: 4 }))] })],
    [
      'a value that breaks its own limit',
      modal({ components: [label(input({ value: 'long', max_length: 3 }))] }),
    ],
    ['a disabled select', modal({ components: [label(select({ disabled: true }))] })],
    ['more values than options', modal({ components: [label(select({ max_values: 2 }))] })],
    ['one radio choice', modal({ components: [label(radio(['a']))] })],
    ['the same radio choice twice', modal({ components: [label(radio(['a', 'a']))] })],
    ['eleven files', modal({ components: [label({ type: 19, custom_id: 'f', max_values: 11 })] })],
    [
      'a button',
      modal({ components: [{ type: 1, components: [{ type: 2, style: 1, label: 'x', custom_id: 'b' }] }] }),
    ],
  ])('%s', async (_rule, data) => {
    const fake = await startFake();
    await putCommands(fake, [{ name: 'rank', description: 'Your place' }]);
    const refused = await answer(fake, fake.people.slash('rank'), { type: 9, data });
    expect(refused.status).toBe(400);
    expect(problemCodes(fake)[0]).toBe(50_035);
    expect(fake.problems[0]?.errors).not.toEqual([]);
  });

  it('nothing when it follows the rules', async () => {
    const fake = await startFake();
    await putCommands(fake, [{ name: 'rank', description: 'Your place' }]);
    const components = [
      label(input()),
      label(select({})),
      label(radio(['a', 'b'])),
      label({ type: 19, custom_id: 'f' }),
    ];
    await answer(fake, fake.people.slash('rank'), { type: 9, data: modal({ components }) });
    expect(fake.problems).toEqual([]);
  });
});
