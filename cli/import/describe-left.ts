import type { GameImporter } from '../../importer/game-importer.ts';
import { plainText } from '../print/print.ts';

/** Describes the other files of the folders, if the game recognizes them, and what to do with them. */
export function describeLeft(names: readonly string[], { recognise }: GameImporter): string[] {
  const known = names.toSorted().flatMap((name) => {
    const recognised = recognise?.(name) ?? null;
    return recognised === null ? [] : [{ name, ...recognised }];
  });
  return [...Map.groupBy(known, (each) => each.reason)].flatMap(([reason, [first, ...others]]) => {
    if (first === undefined) return [];
    const which = others.length === 0 ? first.name : `${first.name} and ${others.length} more`;
    return [`Left alone: ${plainText(which)} (${plainText(reason)}). ${first.tip}`];
  });
}
