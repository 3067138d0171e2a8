import { type Award, type EndstatsDocument, isAwardTitle, type Opponent } from './parse-endstats.ts';
import { readInteger } from '../document/read-number.ts';

/**
 * Merges the endstats files of one round, in the order in which they were written. A file that begins in the middle of
 * a table continues the last table of the previous file. Duplicates count once. Pure.
 */
export function mergeEndstats(parts: readonly EndstatsDocument[]): EndstatsDocument {
  const [first, ...others] = parts;
  let merged: EndstatsDocument = first ?? { awards: [], opponents: [], faults: [] };
  for (const part of others) merged = append(merged, part);
  return merged;
}

function append(before: EndstatsDocument, part: EndstatsDocument): EndstatsDocument {
  const open = before.opponents.at(-1);
  const { awards, opponents } = open === undefined ? part : continueTable(part, open);
  const groups = (open?.group ?? -1) + 1;
  const shifted = opponents.map((duel) =>
    duel.group === null || duel.group < 0
      ? { ...duel, group: open?.group ?? null }
      : { ...duel, group: duel.group + groups },
  );
  const knownAwards = new Set(before.awards.map(sayAward));
  const knownDuels = new Set(before.opponents.map(sayDuel));
  return {
    awards: [...before.awards, ...awards.filter((award) => !knownAwards.has(sayAward(award)))],
    opponents: [
      ...before.opponents,
      // Without a subject two equal lines can be two duels.
      ...shifted.filter((duel) => duel.subjectName === null || !knownDuels.has(sayDuel(duel))),
    ],
    faults: [...before.faults, ...part.faults],
  };
}

/** Assigns the lines before the first header, which look like awards, to the table that was open. */
function continueTable(part: EndstatsDocument, open: Opponent): EndstatsDocument {
  if (open.subjectName === null) return part;
  const subject = { subjectName: open.subjectName, subjectGuid: open.subjectGuid, group: -1 };
  const found = part.awards.map((award) => ({ award, duel: readDuel(award, subject) }));
  return {
    ...part,
    awards: found.filter(({ duel }) => duel === null).map(({ award }) => award),
    opponents: [
      ...found.flatMap(({ duel }) => (duel === null ? [] : [duel])),
      ...part.opponents.map((duel) => (duel.subjectName === null ? { ...duel, ...subject } : duel)),
    ],
  };
}

function readDuel(
  { award, playerName, value }: Award,
  subject: Pick<Opponent, 'subjectName' | 'subjectGuid' | 'group'>,
): Opponent | null {
  const kills = readInteger(playerName);
  const deaths = readInteger(value);
  if (isAwardTitle(award) || !(kills >= 0) || !(deaths >= 0)) return null;
  return { ...subject, opponentName: award, kills, deaths };
}

function sayAward({ award, playerName, value }: Award): string {
  return JSON.stringify([award, playerName, value]);
}

function sayDuel({ subjectName, subjectGuid, opponentName, kills, deaths }: Opponent): string {
  return JSON.stringify([subjectName, subjectGuid, opponentName, kills, deaths]);
}
