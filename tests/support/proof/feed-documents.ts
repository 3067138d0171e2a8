// The documents of a simulated evening as they can reach Debrief: in every way, several times, in any order.
import type { Evening } from '../../../simulator/etlegacy/evening/evening-state.ts';
import type { Random } from '../../../simulator/etlegacy/random.ts';
import type { RoundTruth } from '../../../simulator/etlegacy/truth.ts';
import type { NamedFile } from './import-files.ts';

export const WAYS = ['tab', 'dumps', 'pushes', 'all', 'mixed', 'losses'] as const;
/** mixed: each round in one or several ways, at random. losses: the same, and every tenth document is missing. */
export type Way = (typeof WAYS)[number];

export type Feeding = {
  readonly files: readonly NamedFile[];
  /** By the sequence number of the round. */
  readonly fed: ReadonlyMap<number, Told>;
};
/** Which documents record a round. */
export type Told = { readonly tab: boolean; readonly json: boolean };

const LOST = 0.1;

export function chooseDocuments(evening: Evening, way: Way, random: Random): Feeding {
  const files: NamedFile[] = evening.files.filter(
    ({ name }) => name.endsWith('-endstats.txt') && way === 'all',
  );
  const fed = new Map<number, Told>();
  for (const round of evening.rounds) {
    const chosen = documentsOf(evening, round).filter(({ kind }) => isChosen(kind, way, random));
    if (chosen.length === 0 && way === 'mixed') chosen.push(...documentsOf(evening, round).slice(0, 1));
    files.push(...chosen.map(({ file }) => file));
    const tells = (isTab: boolean): boolean => chosen.some(({ kind }) => (kind === 'tab') === isTab);
    if (chosen.length > 0) fed.set(round.sequence, { tab: tells(true), json: tells(false) });
  }
  return { files, fed };
}

/** Each up to four times, in any order. */
export function repeatDocuments(files: readonly NamedFile[], random: Random): NamedFile[] {
  return random.shuffled(files.flatMap((file) => Array.from({ length: random.int(1, 4) }, () => file)));
}

type Kind = 'tab' | 'dumps' | 'pushes';

function isChosen(kind: Kind, way: Way, random: Random): boolean {
  if (way === 'all') return true;
  if (way === 'mixed') return random.chance(0.5);
  return way === 'losses' ? random.chance(1 - LOST) : kind === way;
}

function documentsOf(
  { files, documents }: Evening,
  round: RoundTruth,
): { readonly kind: Kind; readonly file: NamedFile }[] {
  const tab = files.find(({ name }) => name === round.file);
  const document = documents.find(({ name }) => name === round.json);
  return [
    ...(tab === undefined ? [] : [{ kind: 'tab' as const, file: tab }]),
    ...(document === undefined
      ? []
      : [
          { kind: 'dumps' as const, file: { name: document.name, bytes: document.dump } },
          {
            kind: 'pushes' as const,
            file: { name: `push-${round.sequence}-${round.evening}.json`, bytes: document.push },
          },
        ]),
  ];
}
