import { time, TimestampStyles } from '@discordjs/formatters';
import { ACCENT, textBlock } from '../framework/reply/blocks.ts';
import type { Reply } from '../framework/reply/reply.ts';
import type { Wording } from '../framework/wording.ts';
import { count } from '../../wording/format-numbers.ts';
import { sayName } from '../../wording/say-name.ts';

export type About = {
  readonly version: string;
  /** Keys of the servers shown here. */
  readonly servers: readonly string[];
  /** Without any: servers that will be shown after their first round. */
  readonly awaited: readonly string[];
  readonly sessions: number;
  /** Rounds that count. */
  readonly rounds: number;
  /** null without one. */
  readonly lastRound: Date | null;
};

export function buildAboutReply(about: About, { locale, mention }: Wording): Reply {
  const { servers, awaited, rounds, sessions, lastRound } = about;
  const known =
    servers.length === 0
      ? sayNone(awaited)
      : `Shown here: ${servers.map(sayName).join(', ')} with ${count(rounds, 'round', locale)} ${rounds === 1 ? 'that counts' : 'that count'}, of ${count(sessions, 'evening', locale)}` +
        (lastRound === null ? '.' : `, the last ${time(lastRound, TimestampStyles.RelativeTime)}.`);
  return {
    kind: 'reply',
    accent: ACCENT.help,
    blocks: [
      textBlock(
        [
          '## Debrief',
          'Collects the round files of an ET:Legacy server, proves that their numbers agree, and tells the community.',
          known,
          'I read no messages and no member lists. What I store about you: the player you link, your settings, and what you do as an admin.',
        ].join('\n'),
      ),
    ],
    footer: `version ${about.version} · ${mention('help')} · ${mention('prefs')} shows and exports what is stored about you`,
    files: [],
  };
}

function sayNone(awaited: readonly string[]): string {
  if (awaited.length === 0) return 'No game server is shown in this place.';
  return `No round of ${awaited.map(sayName).join(', ')} is known yet.`;
}
