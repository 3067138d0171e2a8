// What can be pressed on an answer: buttons to other pages, selects of pages, stats, periods, maps and players.
import { ComponentType } from 'discord-api-types/v10';
import {
  listPressables,
  type Pressable,
} from '../../tests/support/fake-discord/interactions/component-actions.ts';
import type { StoredMessage } from '../../tests/support/fake-discord/stored-message.ts';
import { choose, click, type Request } from './request.ts';

/** Excludes forms, exports, changes of settings, and comparisons of a player with themselves. */
const OTHER = /^(?:find|mydata|privacy|link)1|^compare1:me/;

/** @param n which option of each select. The requests are for the recipient of the message. */
export function choosePresses(message: StoredMessage, command: string, n: number): Request[] {
  return listPressables(message).flatMap((pressable) => {
    const { custom_id: id } = pressable;
    if (('disabled' in pressable && pressable.disabled) || OTHER.test(id)) return [];
    if (pressable.type === ComponentType.Button) return [click(`button of ${command}`, message, id)];
    const value = pickOption(pressable, n);
    return value === null ? [] : [choose(`select of ${command}`, message, { id, value })];
  });
}

function pickOption(pressable: Pressable, n: number): string | null {
  if (pressable.type !== ComponentType.StringSelect) return null;
  const others = pressable.options.filter((option) => option.default !== true);
  return others[n % others.length]?.value ?? null;
}
