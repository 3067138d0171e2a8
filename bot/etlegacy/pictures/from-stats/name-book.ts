import { splitColors } from '../../../../core/color-codes.ts';
import type { NameRun } from '../../../charts/text/name-run.ts';
import { etColor } from '../et-color.ts';

/** How players' names are drawn. */
export type NameBook = (player: { readonly playerKey: string; readonly name: string }) => readonly NameRun[];

/**
 * A shown name that differs from the player's last one (after a rename) has no colours.
 *
 * @param rawNames player key to the last name with its colour codes.
 */
export function openNameBook(rawNames: ReadonlyMap<string, string>): NameBook {
  return ({ playerKey, name }) => {
    const runs = splitColors(rawNames.get(playerKey) ?? name);
    const plain = runs.map((run) => run.text).join('');
    if (plain !== name) return [{ text: name, color: null }];
    return runs.map(({ text, code }) => ({ text, color: etColor(code) }));
  };
}
