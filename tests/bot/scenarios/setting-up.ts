// Scenarios about what is posted by itself and who sets it up.
import { expect } from 'vitest';
import { readText } from '../../support/fake-discord/read-message.ts';
import { expectDecent } from '../support/bot-world.ts';
import type { Scenario } from './stage.ts';

export const SETTING_UP: readonly Scenario[] = [
  {
    title: 'a channel is set up and left again',
    needs: ['channel check'],
    play: async (stage) => {
      const who = stage.addAdmin();
      const panel = await stage.slash('setup', {}, who);
      expect(readText(panel)).toContain('Nothing yet');
      let shown = await stage.choose(panel, /:add:/, stage.channel, who);
      expect(expectDecent(shown)).toContain('ready');
      shown = await stage.choose(shown, /:hour:/, '18', who);
      expect(expectDecent(shown)).toContain('Stored');
      shown = await stage.fillIn(shown, /^tune1:/, {}, who);
      expect(expectDecent(shown)).toContain('Stored');
      expect(expectDecent(await stage.slash('doctor', {}, who))).toContain('Attach Files');
      shown = await stage.press(shown, /:remove:/, who);
      expect(expectDecent(shown)).toContain('no longer post');
    },
  },
];
