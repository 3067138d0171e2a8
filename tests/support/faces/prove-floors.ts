// Rates of somebody who played too little are neither bold nor best in the tables of an evening.
import type { Picture } from '../../../bot/charts/picture.ts';
import type { SessionRecap } from '../../../stats/etlegacy/recap/session-recap.ts';
import { cleanName } from '../../../wording/clean-name.ts';
import { readScene } from './read-scene.ts';

/** How many of the first columns hold rates: damage per minute; in the second also kills per death, hits and head hits. */
const RATES: ReadonlyMap<string, number> = new Map([
  ['overview', 1],
  ['deeds', 4],
]);

/** @returns what is wrong, and how many rows of people below the floor were looked at. */
export function proveFloors(picture: Picture, { date, players }: SessionRecap) {
  const rates = RATES.get(picture.kind) ?? 0;
  const byName = Map.groupBy(players, ({ name }) => cleanName(name));
  const rows = (rates === 0 ? [] : readScene(picture)).flatMap(({ texts: [name, ...cells] }) => {
    const [player, ...namesakes] = byName.get(name?.text ?? '') ?? [];
    // Names beside names are those of tiles, which say who did something best.
    const isTable = cells.length > 0 && cells.every(({ text }) => !byName.has(text));
    return !isTable || player === undefined || namesakes.length > 0 || player.isRanked
      ? []
      : [{ player, cells }];
  });
  const faults = rows.flatMap(({ player, cells }) =>
    cells
      .slice(0, rates)
      .filter(({ isBold }) => isBold)
      .map(
        ({ text }) => `${date}: ${text} of ${player.name} is bold, who played ${player.sums.rounds} rounds`,
      ),
  );
  return { faults, rows: rows.length };
}
