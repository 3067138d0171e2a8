// Scenarios about automatic posts and their settings.
import { expect } from 'vitest';
import { readText } from '../../support/fake-discord/read-message.ts';
import { expectValid } from '../support/bot-world.ts';
import type { Scenario } from './stage.ts';

export const SETTING_UP: readonly Scenario[] = [
  {
    title: 'a channel is set up and disabled again',
    needs: ['channel check'],
    play: async (stage) => {
      const who = stage.addAdmin();
      const panel = await stage.slash('setup', {}, who);
      expect(readText(panel)).toContain('Nothing yet');
      let shown = await stage.choose(panel, /:add:/, stage.channel, who);
      expect(expectValid(shown)).toContain('ready');
      shown = await stage.choose(shown, /:hour:/, '18', who);
      expect(expectValid(shown)).toContain('Stored');
      shown = await stage.fillIn(shown, /^tune1:/, {}, who);
      expect(expectValid(shown)).toContain('Stored');
      expect(expectValid(await stage.slash('doctor', {}, who))).toContain('Attach Files');
      shown = await stage.press(shown, /:remove:/, who);
      expect(expectValid(shown)).toContain('no longer post');
    },
  },
];
