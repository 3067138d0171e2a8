// Scenarios about links between accounts and players.
import { expect } from 'vitest';
import { readText } from '../../support/fake-discord/read-message.ts';
import { keyOf } from '../../support/etlegacy/stopwatch-match.ts';
import { linkedMember } from './linked-member.ts';
import type { Scenario } from './stage.ts';

export const LINKING: readonly Scenario[] = [
  {
    title: 'a member without a link is offered players and picks one',
    play: async (stage) => {
      const who = stage.addMember();
      const offer = await stage.slash('me', {}, who);
      expect(offer.isPrivate).toBe(true);
      expect(readText(offer)).toContain('which player you are');
      const linked = await stage.choose(offer, /^link1:/, keyOf('person14'), who);
      expect(readText(linked)).toContain('You are player14 now');
      expect(readText(await stage.slash('me', {}, who))).toContain('## player14');
      expect(readText(await stage.slash('rank', { stat: 'kills' }, who))).toContain('player14 ◄');
      const other = stage.addMember();
      const named = await stage.slash('player', { player: `<@${who}>` }, other);
      expect(readText(named)).toContain('## player14');
      const taken = await stage.slash('link', { player: keyOf('person14') }, other);
      expect(readText(taken)).toContain('linked to somebody else');
    },
  },
  {
    title: 'a linked member makes the card private and public again by a button',
    play: async (stage) => {
      const [who, other] = [await linkedMember(stage, 'person18'), stage.addMember()];
      const prefs = await stage.slash('prefs', { privacy: 'private' }, who);
      const hidden = readText(await stage.slash('player', { player: keyOf('person18') }, other));
      expect(hidden).toContain('keeps the rest private');
      expect(hidden).not.toContain('Damage per minute');
      const own = await stage.slash('me', {}, who);
      expect(readText(own)).not.toContain('keeps the rest private');
      await stage.press(prefs, /^privacy1:open/, who);
      const open = readText(await stage.slash('player', { player: keyOf('person18') }, other));
      expect(open).not.toContain('keeps the rest private');
    },
  },
  {
    title: 'a linked member downloads all stored data about the account, and deletes it',
    play: async (stage) => {
      const who = await linkedMember(stage, 'person19');
      const data = await stage.press(await stage.slash('prefs', {}, who), /^mydata1:/, who);
      const json: unknown = JSON.parse(Buffer.from(data.files[0]?.data ?? []).toString());
      expect(json).toMatchObject({ account: who, links: [{ subject: keyOf('person19') }] });
      expect(readText(await stage.slash('unlink', {}, who))).toContain('no longer linked to a player');
      expect(readText(await stage.slash('me', {}, who))).toContain('which player you are');
    },
  },
];
