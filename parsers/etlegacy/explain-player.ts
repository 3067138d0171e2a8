import { NO_TUPLE } from './compare-lines.ts';
import { decideRound } from './decide-round.ts';
import type { PlayerMode } from './decide-mode.ts';
import { FIELDS } from '../../core/etlegacy/fields.ts';
import type { Field, FieldKind, FieldName, FieldUnit } from '../../core/etlegacy/fields.ts';
import { playerKeys } from './document/player-key.ts';
import type { RoundDocument, WeaponTuple } from './document/round-document.ts';
import type { RoundPlayer, RoundTuple, SplitRound } from './round-player.ts';
import { splitRound } from './split-round.ts';
import { ROOT_COUNTERS } from './subtract-line.ts';
import { WEAPONS } from './document/weapons.ts';
import type { WeaponKey } from './document/weapons.ts';

export type ExplainedField = {
  readonly name: FieldName;
  readonly label: string;
  readonly unit: FieldUnit;
  readonly kind: FieldKind;
  /** In the previous file; null if the player or the column is missing. */
  readonly before: number | null;
  readonly now: number | null;
  /** How the value was computed, in words. */
  readonly rule: string;
  /** null: this field is not used, or the result is unknown. */
  readonly result: number | null;
};

export type ExplainedWeapon = {
  readonly key: WeaponKey;
  readonly name: string;
  /** [hits, shots, kills, deaths, headshots]. */
  readonly before: WeaponTuple | null;
  readonly now: WeaponTuple | null;
  /** null inside: not in the event log. */
  readonly result: RoundTuple | null;
};

export type ExplainedPlayer = {
  readonly key: string;
  readonly name: string;
  /** null: the numbers cannot be separated from another round. */
  readonly mode: PlayerMode | null;
  readonly evidence: string;
  /** Round starts survived, in the previous file and in this one. */
  readonly rounds: { readonly before: number | null; readonly now: number };
  readonly fields: readonly ExplainedField[];
  readonly weapons: readonly ExplainedWeapon[];
  readonly round: SplitRound;
};

/** Explains one player's row of a round number by number; null if no player of the file has that key. */
export function explainPlayer(input: {
  readonly document: RoundDocument;
  readonly base: RoundDocument | null;
  readonly key: string;
}): ExplainedPlayer | null {
  const { document, base, key } = input;
  const line = decideRound(document, base).lines[playerKeys(document.players).indexOf(key)];
  if (line === undefined) return null;
  const round = splitRound({ document, base });
  const row = round.players.find((player) => player.key === key);
  const counters = (row ?? round.unproven.find((player) => player.key === key))?.counters;
  // The event log can be more reliable than the line alone.
  const { mode, evidence } = row ?? line.verdict;
  const explainField = (field: Field): ExplainedField => ({
    name: field.name,
    label: field.label,
    unit: field.unit,
    kind: field.kind,
    before: line.base?.fields[field.name] ?? null,
    now: line.now.fields[field.name],
    rule: ruleOf(field, mode),
    result: isCounter(field) ? (counters?.[field.name] ?? null) : derivedResult(field.name, row),
  });
  const explainWeapon = (weapon: (typeof WEAPONS)[number]): ExplainedWeapon => ({
    key: weapon.key,
    name: weapon.name,
    before: line.base?.weapons[weapon.key] ?? null,
    now: line.now.weapons[weapon.key] ?? null,
    result: row === undefined ? null : (row.weapons[weapon.key] ?? NO_TUPLE),
  });
  return {
    key,
    name: line.now.name,
    mode,
    evidence,
    rounds: { before: line.base?.rounds ?? null, now: line.now.rounds },
    fields: FIELDS.map(explainField),
    weapons: WEAPONS.map(explainWeapon).filter((weapon) => weapon.before !== null || weapon.now !== null),
    round,
  };
}

const ROOT_FIELDS: ReadonlySet<FieldName> = new Set<FieldName>([...ROOT_COUNTERS, 'timeMin']);

function ruleOf(field: Field, mode: PlayerMode | null): string {
  if (field.kind === 'ignored') return 'wrong or empty in the file, not used';
  if (mode === 'spectator') return 'did not play';
  if (field.kind === 'lua') return 'starts at zero every round, as printed';
  if (mode === null) return 'may contain another round, not used';
  if (mode === 'from_log') return 'from the event log, unknown if that does not contain it';
  if (field.kind === 'derived') return 'recomputed from this round';
  if (mode === 'partial' && ROOT_FIELDS.has(field.name))
    return 'continues the previous round, minus the previous document; unknown without it';
  return mode === 'delta' ? 'continues over both rounds, minus the previous file' : 'as printed';
}

function derivedResult(name: FieldName, row: RoundPlayer | undefined): number | null {
  if (row === undefined) return null;
  if (row.timeS === null) return null;
  if (name === 'timeMin') return row.timeS / 60;
  return name === 'alivePct' && row.aliveS !== null && row.timeS > 0 ? (100 * row.aliveS) / row.timeS : null;
}

function isCounter(field: Field): field is Extract<Field, { integer: true; kind: 'engine' | 'lua' }> {
  return field.integer && (field.kind === 'engine' || field.kind === 'lua');
}
