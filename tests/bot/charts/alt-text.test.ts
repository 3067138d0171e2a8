import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { describePicture } from '../../../bot/charts/pictures.ts';
import { ALT_TEXT_LIMIT, joinAltText } from '../../../bot/charts/text/alt-text.ts';
import { plainName } from '../../../bot/charts/text/name-run.ts';
import { allPictures } from './cases/all-pictures.ts';
import { overviewCases } from './cases/overview-cases.ts';
import { scoreboardCases } from './cases/scoreboard-cases.ts';

describe.each(allPictures.map((one) => [one.name, one.picture] as const))('alt text of %s', (_, picture) => {
  const text = describePicture(picture);

  it('stays within the limit and ends with a whole item', () => {
    expect(text.length).toBeGreaterThan(20);
    expect(text.length).toBeLessThanOrEqual(ALT_TEXT_LIMIT);
    expect(text).toMatch(/[.;]$/u);
  });

  it('writes no broken values, colour codes or control characters', () => {
    expect(text).not.toMatch(/NaN|undefined|Infinity|null|\[object|[\p{Cc}\u202A-\u202E]/u);
  });
});

describe('alt text', () => {
  it('names the winner, the times and every player of a scoreboard', () => {
    const props = scoreboardCases['six a side'];
    if (props === undefined) throw new Error('no such case');
    const text = describePicture({ kind: 'scoreboard', props });
    expect(text).toContain('Team Kestrel win: Team Kestrel 7:42, Team Otter 9:10');
    const players = props.teams.flatMap((team) => team.players);
    for (const player of players) expect(text).toContain(`${plainName(player.nameRuns)} `);
    expect(text).toContain('vektor (best player) 31/14, DPM 412, damage 5204, 41%, 0 rev');
  });

  it('names score, highlights and the best player of an evening', () => {
    const props = overviewCases['twelve players'];
    if (props === undefined) throw new Error('no such case');
    const text = describePicture({ kind: 'overview', props });
    for (const fact of [
      'Team Kestrel 7, Team Otter 3, 2 draws',
      'Most revives: Kazimir, 34 revives',
      'vektor (best player) 214/131',
    ])
      expect(text).toContain(fact);
  });

  it('counts what it leaves off', () => {
    const items = Array.from({ length: 100 }, (_, index) => `player ${index} did something worth telling;`);
    const text = joinAltText('Opening.', items);
    const told = text.match(/worth telling;/gu)?.length ?? 0;
    expect(text.endsWith(` And ${100 - told} more.`)).toBe(true);
  });

  test.prop([fc.string({ maxLength: 3000 }), fc.array(fc.string({ maxLength: 600 }), { maxLength: 60 })])(
    'never grows beyond the limit',
    (opening, items) => {
      expect(joinAltText(opening, items).length).toBeLessThanOrEqual(ALT_TEXT_LIMIT);
    },
  );
});
