// Scenarios about commands: each of them, with nothing said and with everything said, and what is offered meanwhile.
import { expect } from 'vitest';
import { readText } from '../../support/fake-discord/read-message.ts';
import { keyOf } from '../../support/stopwatch-match.ts';
import { expectDecent } from '../support/bot-world.ts';
import { READS } from '../support/reads.ts';
import { commandLines, messageMenus, userMenus } from './command-lines.ts';
import { fillChoices } from './fill-options.ts';
import { linkedMember } from './linked-member.ts';
import type { Scenario } from './stage.ts';

/** Holds however many have played. */
export const EVERY_READ: Scenario = {
  title: 'every reading command answers decently',
  play: async (stage) => {
    const who = stage.addMember();
    for (const [line, values] of READS) {
      expect(expectDecent(await stage.slash(line, values, who)).length, line).toBeGreaterThan(10);
    }
  },
};

export const ASKING: readonly Scenario[] = [
  EVERY_READ,
  {
    title: 'every command and subcommand takes every option and every choice it has',
    play: async (stage) => {
      const [member, admin] = [stage.addMember(), stage.addAdmin()];
      for (const { line, options, isAdmin } of commandLines()) {
        // One of the commands before may have taken it back.
        await stage.slash('link', { player: keyOf('person28') }, member);
        for (const values of fillChoices(options, member)) {
          const shown = await stage.slash(line, values, isAdmin ? admin : member);
          const label = `${line} ${JSON.stringify(values)}`;
          expect(expectDecent(shown).length, label).toBeGreaterThan(10);
          if ('private' in values) expect(shown.isPrivate, label).toBe(true);
        }
      }
      await stage.slash('prefs', { privacy: 'open' }, member);
    },
  },
  {
    title: 'every option that helps while one types has something to offer',
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
    title: 'every menu entry of a member shows something of him',
    play: async (stage) => {
      const [target, who] = [await linkedMember(stage, 'person25'), await linkedMember(stage, 'person26')];
      for (const name of userMenus()) {
        const shown = await stage.userMenu(name, target, who);
        expect(expectDecent(shown), name).toContain('player25');
        expect(shown.isPrivate).toBe(true);
      }
      expect(readText(await stage.userMenu('Compare with me', target, who))).toContain(
        'player26 vs player25',
      );
    },
  },
  {
    title: 'the menu of a message explains the map of a card and of a recap, and nothing of other messages',
    play: async (stage) => {
      const who = stage.addMember();
      for (const name of messageMenus()) {
        for (const line of ['round', 'recap']) {
          const explained = await stage.messageMenu(name, await stage.slash(line, {}, who), who);
          expect(expectDecent(explained), line).toMatch(/How the numbers of .+ came about/);
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
    title: 'what is typed finds players, maps, stats, periods, weapons, sessions and rounds',
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
    title: 'what is asked of a bot that came back is the list it had',
    needs: ['command list'],
    play: async (stage) => {
      const before = stage.registrations();
      await stage.restart();
      expect(stage.registrations()).toBe(before);
    },
  },
];
