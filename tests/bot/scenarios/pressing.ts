// Scenarios about the components of an answer: buttons, selects, forms.
import { expect } from 'vitest';
import { readText } from '../../support/fake-discord/read-message.ts';
import { keyOf } from '../../support/etlegacy/stopwatch-match.ts';
import { expectValid } from '../support/bot-world.ts';
import { nameOfPerson } from '../support/evenings.ts';
import { READS } from '../support/reads.ts';
import { createPresser } from './create-presser.ts';
import type { Scenario } from './stage.ts';

/** Valid for any number of players. */
export const EVERY_BUTTON: Scenario = {
  title: 'every button and select answers another person privately and validly',
  play: async (stage) => {
    const [who, other] = [stage.addMember(), stage.addMember()];
    await stage.slash('link', { player: keyOf('person27') }, other);
    const presser = createPresser(stage);
    for (const [line, values] of READS) {
      const ask = () => stage.slash(line, values, who);
      const { isPrivate } = await ask();
      await presser.pressAll(ask, isPrivate ? who : other);
    }
    for (const one of [who, other]) {
      expect(readText(await stage.slash('unlink', {}, one))).toMatch(
        /no longer linked to a player|had not linked/,
      );
    }
  },
};

export const PRESSING: readonly Scenario[] = [
  EVERY_BUTTON,
  {
    title: 'a button turns the page for the person who asked, and answers everybody else privately',
    needs: ['own messages'],
    play: async (stage) => {
      const [who, other] = [stage.addMember(), stage.addMember()];
      const board = await stage.slash('top', { stat: 'kills' }, who);
      const turned = await stage.press(board, /!next$/, who);
      expect(turned.message.id).toBe(board.message.id);
      expect(readText(turned)).not.toBe(readText(board));
      const answer = await stage.press(turned, /!first$/, other);
      expect(answer.isPrivate).toBe(true);
      expect(answer.message.id).not.toBe(board.message.id);
      expect(readText(answer).split('```')[1]).toBe(readText(board).split('```')[1]);
    },
  },
  {
    title: 'the buttons of a board page to its end and back, with every row once',
    play: async (stage) => {
      const who = stage.addMember();
      let board = await stage.slash('top', { stat: 'kills' }, who);
      const pages = [readText(board)];
      for (let i = 0; i < 3; i++) {
        board = await stage.press(board, /!next$/, who);
        pages.push(readText(board));
      }
      const shown = pages.join('\n');
      for (let i = 18; i < 32; i++) expect(shown.split(`${nameOfPerson(i)} `)).toHaveLength(2);
      for (let i = 2; i >= 0; i--) {
        board = await stage.press(board, /!back$/, who);
        expect(codeOf(readText(board))).toBe(codeOf(pages[i] ?? ''));
      }
    },
  },
  {
    title: 'a button works after a restart',
    play: async (stage) => {
      const who = stage.addMember();
      const recap = await stage.slash('recap', {}, who);
      await stage.restart();
      const turned = await stage.press(recap, /:weapons$/, who);
      expect(readText(turned)).toContain('MP 40');
    },
  },
  {
    title: 'an invalid custom id is answered with a new view',
    play: async (stage) => {
      const who = stage.addMember();
      const recap = await stage.slash('recap', {}, who);
      for (const old of ['recap9:whatever', 'gone1:x', '%%%', 'recap1:p2kq2y4741:nonsense']) {
        const answer = await stage.pressForged(recap, old, stage.addMember());
        expect(expectValid(answer), old).toContain('This view is old');
        expect(answer.isPrivate).toBe(true);
      }
    },
  },
  {
    title: 'a form searches for the name typed into it',
    play: async (stage) => {
      const who = stage.addMember();
      const board = await stage.slash('top', { stat: 'gibs' }, who);
      const found = await stage.fillIn(board, /^find1:/, { name: 'player31' }, who);
      expect(readText(found)).toContain('player31 ◄');
      const none = await stage.fillIn(board, /^find1:/, { name: '**nobody** @here' }, who);
      expectValid(none);
      expect(none.isPrivate).toBe(true);
    },
  },
  {
    title: 'a view with a picture has a button for its text',
    play: async (stage) => {
      const who = stage.addMember();
      for (const line of ['recap', 'round']) {
        const shown = await stage.slash(line, {}, who);
        expect(shown.files).toHaveLength(1);
        const words = await stage.press(shown, /^text1:/, who);
        expect(words.files).toEqual([]);
        expect(expectValid(words), line).toContain('```');
      }
    },
  },
];

/** The table, without the line with its age. */
function codeOf(text: string): string {
  return text.split('```')[1] ?? '';
}
