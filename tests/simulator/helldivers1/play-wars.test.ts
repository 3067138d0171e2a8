import { expect, test } from 'vitest';
import { parseArchive } from '../../../parsers/helldivers1/parse-archive.ts';
import { parseStatus } from '../../../parsers/helldivers1/parse-status.ts';
import { playWars } from '../../../simulator/helldivers1/play-wars.ts';
import { archiveAnswer, statusAnswer } from '../../../simulator/helldivers1/war-answers.ts';

const START = 1_700_000_000;
const DAY = 86_400;
const bytes = (answer: object): Buffer => Buffer.from(JSON.stringify(answer));

test('wars are won one after the other, with defences and assaults of every result', () => {
  const played = playWars({ seed: 1, startTime: START });
  played.playUntil(START + 150 * DAY);
  const events = played.wars.flatMap((war) => war.events);
  expect(played.wars.length).toBeGreaterThan(2);
  const ended = events
    .filter(({ status }) => status !== 'active')
    .map(({ type, status }) => `${type} ${status}`);
  expect([...new Set(ended)].toSorted()).toEqual([
    'attack fail',
    'attack success',
    'defend fail',
    'defend success',
  ]);
  for (const war of played.wars.slice(0, -1))
    expect(war.frames.at(-1)?.fronts.map(({ status }) => status)).toEqual([
      'defeated',
      'defeated',
      'defeated',
    ]);
});

test('every answer of a war is read without a note, and the steps in which it is played do not matter', () => {
  const whole = playWars({ seed: 3, startTime: START });
  const stepped = playWars({ seed: 3, startTime: START });
  for (let day = 1; day <= 40; day++) {
    stepped.playUntil(START + day * DAY);
    const read = parseStatus(bytes(statusAnswer(stepped.wars, stepped.time)));
    expect(read).toMatchObject({ ok: true, document: { notes: [] } });
  }
  whole.playUntil(START + 40 * DAY);
  expect(whole.wars).toEqual(stepped.wars);
  const archive = parseArchive(bytes(archiveAnswer(whole.wars, 200, whole.time)), 200);
  expect(archive).toMatchObject({ ok: true, document: { season: 200, notes: [] } });
  expect(parseArchive(bytes(archiveAnswer(whole.wars, 7, whole.time)), 7)).toMatchObject({
    ok: false,
    code: 'NOT_FOUND',
  });
});
