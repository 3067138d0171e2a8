// Merges the text file and the JSON document of one round: each completes the other.
import { TUPLE_PARTS, NO_TUPLE } from './compare-lines.ts';
import type { FieldName } from '../../core/etlegacy/fields.ts';
import { JSON_COUNTERS } from './document/json-counters.data.ts';
import { matchPlayers } from './match-players.ts';
import type { LineFault, PlayerLine, RoundDocument } from './document/round-document.ts';
import { STATUS_REASON } from './document/status-reasons.ts';
import { WEAPONS } from './document/weapons.ts';

/** What both documents have of a player. */
const BOTH: readonly FieldName[] = [...JSON_COUNTERS, 'alivePct', 'xp'];

/**
 * Minutes and the script's own counters come from the text file; full keys, next limit, pauses and log come from JSON,
 * whose presence proves that the round was played to its end. If both have a number and contradict each other, a fault
 * names it.
 */
export function mergeDocuments(tab: RoundDocument, json: RoundDocument): RoundDocument {
  const matched = matchPlayers(json.players, tab.players);
  const contradictions = [...contradictHeader(tab, json), ...contradictLines(matched)];
  const faults = contradictions.map((what) => contradiction('text file and JSON', what));
  const matchedLines = new Set(matched.values());
  const players = [
    ...tab.players.map((line) => {
      const other = matched.get(line);
      return other?.key32 === undefined ? line : { ...line, key32: other.key32 };
    }),
    // A player who used no weapon has a line in JSON only.
    ...json.players.filter((line) => !matchedLines.has(line)),
  ];
  const playtimeMs =
    [tab.header.playtimeMs, json.header.playtimeMs].find((ms) => ms !== null && ms > 0) ?? null;
  const { mayHidePause: _hides, ...told } = json;
  return {
    ...(playtimeMs === json.header.playtimeMs ? json : told),
    formats: ['tab', 'json'],
    header: { ...json.header, ...pickNames(tab), playtimeMs },
    players,
    faults: [...tab.faults, ...json.faults, ...faults],
    notes: [...tab.notes, ...json.notes],
  };
}

/**
 * A script writes one document of a round, as a dump and as a push with the same numbers: where several have other numbers, one
 * was changed after it was written, and nothing shows which. Returns the first with a fault for each number that another contradicts.
 */
export function disputeDocument(document: RoundDocument, others: readonly RoundDocument[]): RoundDocument {
  const found = others.flatMap((other) => [
    ...contradictWinner(document, other),
    ...contradictHeader(document, other),
    ...contradictLines(matchPlayers(other.players, document.players)),
  ]);
  if (found.length === 0) return document;
  const faults = [...new Set(found)].map((what) => contradiction('two JSON documents', what));
  return { ...document, faults: [...document.faults, ...faults] };
}

function contradiction(who: string, what: string): LineFault {
  return { line: 1, code: 'CONTRADICTION', reason: `${who}${STATUS_REASON.contradiction}${what}` };
}

/** The form that text files have. */
function pickNames({ header: { serverName, map, config } }: RoundDocument) {
  return { serverName, map, config };
}

function contradictHeader({ header: a }: RoundDocument, { header: b }: RoundDocument): string[] {
  const pairs = [
    ['the limit', a.limitS, b.limitS],
    ['the defender', a.defender, b.defender],
    ['the winner', a.winner, b.winner],
  ] as const;
  // A text file without a winner has 1, the value of the first side.
  return pairs.flatMap(([what, left, right]) =>
    left === right || (what === 'the winner' && right === null) ? [] : [`${what} is ${left} and ${right}`],
  );
}

/** The winner of a tie, which a text file does not tell. */
function contradictWinner({ header: a }: RoundDocument, { header: b }: RoundDocument): string[] {
  return a.winner !== null && b.winner === null ? [`the winner is ${a.winner} and none`] : [];
}

function contradictLines(matched: ReadonlyMap<PlayerLine, PlayerLine>): string[] {
  return [...matched].flatMap(([line, other]) => contradictLine(line, other));
}

function contradictLine(line: PlayerLine, other: PlayerLine): string[] {
  const found: string[] = [];
  const note = (what: string, left: number | null, right: number | null): void => {
    if (left !== null && right !== null && left !== right)
      found.push(`${what} of ${line.guid} is ${left} and ${right}`);
  };
  note('rounds', line.rounds, other.rounds);
  for (const name of BOTH) note(name, line.fields[name], other.fields[name]);
  for (const { key } of WEAPONS) {
    const [left, right] = [line.weapons[key] ?? NO_TUPLE, other.weapons[key] ?? NO_TUPLE];
    TUPLE_PARTS.forEach((part, at) => note(`${key}.${part}`, left[at] ?? 0, right[at] ?? 0));
  }
  return found;
}
