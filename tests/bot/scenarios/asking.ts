// Scenarios about commands: each of them, without options and with all options, and the completions meanwhile.
import { expect } from 'vitest';
import { readText } from '../../support/fake-discord/read-message.ts';
import { keyOf } from '../../support/etlegacy/stopwatch-match.ts';
import { expectValid } from '../support/bot-world.ts';
import { READS } from '../support/reads.ts';
import { commandLines, messageMenus, userMenus } from './command-lines.ts';
import { fillChoices } from './fill-options.ts';
import { linkedMember } from './linked-member.ts';
import type { Scenario } from './stage.ts';

/** Valid for any number of players. */
export const EVERY_READ: Scenario = {
  title: 'every command that only reads gives a valid answer',
  play: async (stage) => {
    const who = stage.addMember();
    for (const [line, values] of READS) {
      expect(expectValid(await stage.slash(line, values, who)).length, line).toBeGreaterThan(10);
    }
  },
};

export const ASKING: readonly Scenario[] = [
  EVERY_READ,
  {
    title: 'every command and subcommand accepts each of its options and choices',
    play: async (stage) => {
      const [member, admin] = [stage.addMember(), stage.addAdmin()];
      for (const { line, options, isAdmin } of commandLines()) {
        // One of the commands before may have removed the link.
        await stage.slash('link', { player: keyOf('person28') }, member);
        for (const values of fillChoices(options, member)) {
          const shown = await stage.slash(line, values, isAdmin ? admin : member);
          const label = `${line} ${JSON.stringify(values)}`;
          expect(expectValid(shown).length, label).toBeGreaterThan(10);
          if ('private' in values) expect(shown.isPrivate, label).toBe(true);
        }
      }
      await stage.slash('prefs', { privacy: 'open' }, member);
    },
  },
  {
    title: 'every option with autocomplete suggests something',
    play: async (stage) => {
      const admin = stage.addAdmin();
      for (const { line, options } of commandLines()) {
        for (const { name } of options.filter(({ autocomplete }) => autocomplete === true)) {
          const choices = await stage.type(line, { [name]: '' }, admin);
          expect(choices.length, `${line} ${name}`).toBeGreaterThan(0);
          for (const choice of choices) {
            expect(choice.name, `${line} ${name}`).not.toMatch(/\bundefined\b(?!2)|\bNaN\b|\^[0-9a-z]/);
          }
        }
      }
    },
  },
  {
    title: 'every context menu entry of a member shows something about the member',
    play: async (stage) => {
      const [target, who] = [await linkedMember(stage, 'person25'), await linkedMember(stage, 'person26')];
      for (const name of userMenus()) {
        const shown = await stage.userMenu(name, target, who);
        expect(expectValid(shown), name).toContain('player25');
        expect(shown.isPrivate).toBe(true);
      }
      expect(readText(await stage.userMenu('Compare with me', target, who))).toContain(
        'player26 vs player25',
      );
    },
  },
  {
    title:
      'the context menu of a message explains the map of a card and of a recap, and nothing for other messages',
    play: async (stage) => {
      const who = stage.addMember();
      for (const name of messageMenus()) {
        for (const line of ['round', 'recap']) {
          const explained = await stage.messageMenu(name, await stage.slash(line, {}, who), who);
          expect(expectValid(explained), line).toMatch(/How the numbers of .+ came about/);
          expect(readText(explained)).toContain('Round 1');
          expect(readText(explained)).toMatch(/balances: [\d,]+ kills and deaths/);
          expect(explained.isPrivate).toBe(true);
          const offered = JSON.stringify(explained.message.components).match(/(?<="value":")[0-9a-z]{10}/g);
          const other = await stage.choose(explained, /^explain1:/, offered?.at(-1) ?? '', who);
          expect(readText(other)).toMatch(/How the numbers of .+ came about/);
        }
        const nothing = await stage.messageMenu(name, await stage.slash('about', {}, who), who);
        expect(readText(nothing)).toContain('shows no round');
      }
    },
  },
  {
    title: 'autocomplete finds players, maps, stats, periods, weapons, sessions and rounds',
    play: async (stage) => {
      const who = stage.addMember();
      const offers = (line: string, values: Record<string, string>) => stage.type(line, values, who);
      expect((await offers('player', { player: 'player2' }))[0]?.name).toMatch(
        /^player2\d - 4 rounds - last /,
      );
      expect(await offers('player', { player: '' })).toHaveLength(25);
      expect((await offers('maps', { map: 'oa' }))[0]?.value).toBe('oasis');
      expect((await offers('top', { stat: 'damage per' }))[0]?.value).toBe('dpm');
      expect((await offers('player', { player: 'x', period: '2030-11' })).at(0)?.value).toBe('2030-11');
      const year = (await offers('player', { player: 'x', period: '2030' })).map(({ value }) => value);
      expect(year).toEqual(expect.arrayContaining(['2030-Q1', '2030-Q4', '2030-01', '2030-12']));
      expect(new Set(year).size).toBe(year.length);
      expect((await offers('weapons', { weapon: 'thomp' }))[0]?.value).toBe('THOMPSON');
      expect((await offers('recap', { session: '2025-02' }))[0]?.name).toContain('32 players');
      expect((await offers('round', { round: 'sup' }))[0]?.name).toContain('supply');
    },
  },
  {
    title: 'after a restart the bot registers no command again',
    needs: ['command list'],
    play: async (stage) => {
      const before = stage.registrations();
      await stage.restart();
      expect(stage.registrations()).toBe(before);
    },
  },
];
