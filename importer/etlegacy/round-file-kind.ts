import type { PayloadKind } from '../game-importer.ts';
import { cutChat } from '../../parsers/etlegacy/json/cut-chat.ts';
import { refuseInstant } from './refuse-instant.ts';

/** The kinds of files that a game server writes about a round: counters or awards. */
export const ROUND_FILE: PayloadKind = {
  name: 'round_file',
  contentType: 'text/plain',
  extensions: ['.txt', '.json'],
  refuse: refuseInstant,
  cut: cutChat,
};
