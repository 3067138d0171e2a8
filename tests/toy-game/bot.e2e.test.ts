// The bot of a second game alone: commands, completion, buttons, pictures, errors and visibility.
import { expect, it, onTestFinished } from 'vitest';
import type { Picture } from '../../bot/charts/picture.ts';
import { stubPictures } from '../bot/scenarios/stub-pictures.ts';
import { expectValid } from '../bot/support/bot-world.ts';
import { readText } from '../support/fake-discord/read-message.ts';
import { CONTESTS } from '../support/toy-game/contests.ts';
import { openToyDatabase } from '../support/toy-game/open-toy-database.ts';
import { openToyWorld } from './support/open-toy-world.ts';

/** A bot in a guild that may see the source, or not. */
async function open(isBound: boolean) {
  const database = await openToyDatabase(CONTESTS);
  onTestFinished(database.close);
  const drawn: Picture[] = [];
  const stub = stubPictures();
  const { fake } = await openToyWorld(database.db, {
    isBound,
    pictures: {
      draw: async (picture) => {
        drawn.push(picture);
        return await stub.draw(picture);
      },
    },
  });
  const say = async (line: string, values: Record<string, string> = {}) => {
    const shown = await fake.waitForFinal(fake.people.slash(line, values));
    return { shown, text: expectValid(shown) };
  };
  return { fake, drawn, say };
}

it('answers every command, completes, pages and explains, with pictures', async () => {
  const { fake, drawn, say } = await open(true);
  const board = await say('skim-top', { stat: 'skips_per_throw' });
  expect(board.text).toContain('Skips per throw');
  const total = await fake.waitForFinal(fake.people.click(board.shown, /^skimtop1:total_skips/));
  expect(readText(total)).toMatch(/3 players · needs 1 round/);
  expect((await say('skim-card', { player: 'anna' })).text).toContain('anna');
  expect((await say('skim-compare', { player: 'anna', with: 'boris' })).text).toContain(
    '**anna** leads 2 of 4 stats',
  );
  expect((await say('skim-contest')).text).toContain('mill pond');
  expect((await say('skim-card', { player: '@everyone' })).text).toContain('has thrown a stone here');
  expect((await say('help')).text).toContain('skim-top');
  expect(drawn.map(({ kind }) => kind)).toEqual(['podium', 'podium', 'card', 'compare', 'splashes']);
  for (const { alt } of drawn) expect(alt).toMatch(/Boris|anna/);
  const typed = await fake.waitForReply(fake.people.autocomplete('skim-card', { player: 'bo' }));
  expect(typed.choices).toMatchObject([{ name: 'boris', value: 'boris' }]);
  expect(fake.problems).toEqual([]);
});

it('shows nothing where the source is not bound', async () => {
  const { fake, say } = await open(false);
  expect((await say('skim-contest')).text).toContain('No contest is known yet');
  expect((await say('skim-card', { player: 'anna' })).text).toContain('has thrown a stone here');
  expect(fake.problems).toEqual([]);
});
