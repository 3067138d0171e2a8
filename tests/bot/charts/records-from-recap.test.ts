import { describe, expect, it } from 'vitest';
import { openNameBook } from '../../../bot/etlegacy/pictures/from-stats/name-book.ts';
import { recordsFromRecap } from '../../../bot/etlegacy/pictures/from-stats/records-from-recap.ts';
import { toEtPicture } from '../../../bot/etlegacy/pictures/to-et-picture.ts';
import type { Highlight, PlayerHighlight } from '../../../stats/etlegacy/recap/highlights/highlight.ts';

const KILLS: PlayerHighlight = {
  kind: 'player',
  feat: 'kills',
  playerKey: 'a',
  name: 'vektor',
  value: 41,
  map: 'radar',
  roundId: 1,
  rarity: 'map_record',
  was: 38,
};

function say(highlights: readonly Highlight[]): string[] {
  const names = openNameBook(new Map([['a', '^1vek^7tor']]));
  return recordsFromRecap({ highlights, blocks: [], date: '2025-03-14' }, names).map(
    (props) => toEtPicture({ kind: 'record', props }).alt,
  );
}

describe('records of an evening', () => {
  it('contain the player, the value, the map and the previous record', () => {
    expect(say([KILLS])).toEqual([
      'New record on radar: vektor 41 kills in one round. Friday, 14 March 2025. Was 38.',
    ]);
    expect(say([{ ...KILLS, rarity: 'server_record', was: null }])).toEqual([
      'New record of this server: vektor 41 kills in one round. radar · Friday, 14 March 2025. The first of its kind.',
    ]);
  });

  it('contain the fastest attack', () => {
    const fastest = { kind: 'map', feat: 'fastest', map: 'supply', roundId: 2, team: 'Team vektor' } as const;
    expect(say([{ ...fastest, value: 131, was: 142 }])).toEqual([
      'Fastest attack ever on supply: Team vektor 2:11 minutes to the objective. Friday, 14 March 2025. Was 2:22.',
    ]);
  });

  it('exclude bests of a player or of the evening only', () => {
    const close = { kind: 'map', feat: 'close', map: 'supply', roundId: 2, team: null } as const;
    expect(
      say([
        { ...KILLS, rarity: 'personal_best' },
        { ...KILLS, rarity: 'session_best' },
        { ...close, value: 3, was: null },
      ]),
    ).toEqual([]);
  });
});
