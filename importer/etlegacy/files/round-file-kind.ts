import type { PayloadKind } from '../../game-importer.ts';
import { cutChat } from '../../../parsers/etlegacy/json/cut-chat.ts';
import type { DecodedJson } from '../../../parsers/etlegacy/json/decode-json.ts';
import { refuseInstant } from './refuse-instant.ts';

const WITH_CHAT: PayloadKind = {
  name: 'round_file',
  contentType: 'text/plain',
  extensions: ['.txt', '.json'],
  refuse: refuseInstant,
};

/** The kinds of files that a game server writes about a round: counters or awards. Chat is removed before they are stored. */
export const ROUND_FILE: PayloadKind = { ...WITH_CHAT, cut: (body) => cutChat(body) };

/** Returns the kind by the setting ET_KEEP_CHAT, which the configuration has validated. */
export function chooseRoundFileKind(env: Readonly<Record<string, string | undefined>>): PayloadKind {
  return env['ET_KEEP_CHAT'] === 'yes' ? WITH_CHAT : ROUND_FILE;
}

/** The same kind for one document that is decoded already, which takes longer than all the rest. */
export function forDecoded(kind: PayloadKind, decoded: DecodedJson): PayloadKind {
  return kind.cut === undefined ? kind : { ...kind, cut: (body) => cutChat(body, decoded) };
}
