import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fetchMatch } from '../../../../stats/etlegacy/matches/fetch-match.ts';
import type { MatchCard } from '../../../../stats/etlegacy/matches/match-card.ts';
import { importFiles } from '../../../support/etlegacy/import-files.ts';
import { later } from '../../../support/etlegacy/round-file.ts';
import { type Deeds, evenly, keyOf, stopwatchMatch } from '../../../support/etlegacy/stopwatch-match.ts';
import { createTestDatabase, type TestDatabase } from '../../../support/database/test-database.ts';

let test: TestDatabase;
const even = { kills: 5, deaths: 5, damage: 1500, received: 1500 } as const satisfies Deeds;
const BLUE = evenly(['carla', 'dmitri'], even);

const past = Array.from({ length: 6 }, (_, i) =>
  stopwatchMatch({
    at: later('2031-01-01 20:00:00', i * 1440),
    first: { ...evenly(['boris'], even), anna: [{ ...even, kills: 27 }, even] },
    second: BLUE,
  }),
).flat();
const [r1, r2] = stopwatchMatch({
  at: '2031-02-03 21:10:00',
  first: { ...evenly(['boris'], even), anna: [{ ...even, kills: 31 }, even] },
  second: { ...BLUE, carla: [even, { ...even, revives: 9 }] },
  attacks: [300, 240],
});
const [restarted] = stopwatchMatch({
  at: '2031-02-03 21:40:00',
  first: BLUE,
  second: evenly(['anna', 'boris'], even),
});
// The numbers differ from the restarted round: an unchanged line would mean that the player did not play.
const half = stopwatchMatch({
  at: '2031-02-03 22:00:00',
  first: evenly(['carla', 'dmitri'], { ...even, damage: 1700 }),
  second: evenly(['anna', 'boris'], { ...even, damage: 1300 }),
})[0];

beforeAll(async () => {
  test = await createTestDatabase();
  await importFiles(test.db, [...past, r1, r2, restarted, half]);
});

afterAll(async () => {
  await test.close();
});

async function cardOf(name: string): Promise<MatchCard> {
  const round = await test.db
    .selectFrom('etlegacy.rounds')
    .select('id')
    .where('file', '=', name)
    .executeTakeFirstOrThrow();
  const card = await fetchMatch(test.db, round.id);
  if (card === undefined) throw new Error(name);
  return card;
}

describe('fetchMatch', () => {
  it('adds up both halves of each player and keeps the teams together', async () => {
    const card = await cardOf(r2.name);
    expect(card).toMatchObject({ map: 'oasis', result: 'r2_attackers', winner: 'second', server: 'default' });
    expect(card.teams.first.sides).toEqual(['allies', 'axis']);
    expect(card.teams.second.sides).toEqual(['axis', 'allies']);
    expect(card.teams.first.attack).toMatchObject({ outcome: 'completed', durationS: 300 });
    expect(card.teams.second.attack).toMatchObject({ outcome: 'completed', durationS: 240 });
    expect(card.teams.first.players.map((player) => player.name).toSorted()).toEqual(['anna', 'boris']);
    const anna = card.teams.first.players.find((player) => player.name === 'anna');
    expect(anna?.sums).toMatchObject({
      rounds: 2,
      kills: 36,
      deaths: 10,
      damage_given: 3000,
      time_ms: 540_000,
    });
  });

  it('is the same card for either of its rounds', async () => {
    expect(await cardOf(r1.name)).toEqual(await cardOf(r2.name));
  });

  it('uses a new record as the headline, with the value it beat', async () => {
    const { headline, highlights, mvp } = await cardOf(r1.name);
    expect(mvp?.name).toBe('anna');
    expect(headline).toMatchObject({
      player: { name: 'carla' },
      highlight: { feat: 'revives', value: 9, rarity: 'server_record', was: null },
    });
    expect(highlights).toContainEqual(
      expect.objectContaining({ name: 'anna', feat: 'kills', value: 31, was: 27 }),
    );
    expect(highlights.some((h) => h.kind === 'player' && h.playerKey === keyOf('carla'))).toBe(false);
  });

  it('marks a single half and a restarted round', async () => {
    const card = await cardOf(half.name);
    expect(card).toMatchObject({ result: 'unfinished', winner: null, r2: null });
    expect(card.notes).toEqual([expect.objectContaining({ kind: 'half' })]);
    expect(card.teams.first.players).toHaveLength(2);
    const alone = await cardOf(restarted.name);
    expect(alone).toMatchObject({ matchId: null, mvp: null, headline: null });
    expect(alone.notes).toEqual([expect.objectContaining({ kind: 'restarted' })]);
  });

  it('returns nothing for an unknown id', async () => {
    expect(await fetchMatch(test.db, 1)).toBeUndefined();
  });
});
