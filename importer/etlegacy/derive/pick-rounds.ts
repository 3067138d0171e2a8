import { compareTexts } from '../../../core/compare-texts.ts';
import { checkRawLaws } from '../../../parsers/etlegacy/laws.ts';
import { foldMap } from '../../../parsers/etlegacy/document/fold-map.ts';
import { disputeDocument, mergeDocuments } from '../../../parsers/etlegacy/merge-documents.ts';
import type { RoundSource, ToldBy } from './round-source.ts';

export type Pick = {
  readonly kept: readonly RoundSource[];
  readonly duplicates: readonly RoundSource[];
  readonly superseded: readonly RoundSource[];
};

/** The name of a text file and the time in a JSON document are truncated to seconds, each from its own clock. */
const SAME_MOMENT_MS = 2_000;

/**
 * Picks one source per round out of all files that claim to be it: copies of the same content are dropped, of two
 * contents of one format the better one is kept (JSON documents with other numbers make the round damaged), and a text file and a JSON document of the same moment are merged.
 * Depends on the set only, never on its order.
 *
 * @param pins round id to the hash of the content that an operator chose for it.
 */
export function pickRounds(files: readonly RoundSource[], pins: ReadonlyMap<number, string>): Pick {
  const duplicates: RoundSource[] = [];
  const superseded: RoundSource[] = [];
  const choose = (claimants: readonly RoundSource[]): Chosen | null => {
    const originals = claimants.filter((file) => !file.isCopy);
    duplicates.push(...claimants.filter((file) => file.isCopy));
    const [best, ...others] = originals.toSorted((a, b) => compareClaims(a, b, pins));
    if (best === undefined) return null;
    for (const other of others) (other.content === best.content ? duplicates : superseded).push(other);
    return { best, others: others.filter(({ content }) => content !== best.content), claimants };
  };
  const [texts, jsons] = [files.filter(isText), files.filter((file) => !isText(file))];
  const claims = [...Map.groupBy(texts, claimOf).values()];
  const tabs = claims.map(choose).filter((chosen) => chosen !== null);
  const others = clusterMoments(jsons)
    .map(choose)
    .filter((chosen) => chosen !== null)
    .map((chosen) => dispute(chosen, pins));
  return { kept: joinFormats(tabs, others), duplicates, superseded };
}

type Chosen = {
  readonly best: RoundSource;
  /** With other contents. */
  readonly others: readonly RoundSource[];
  readonly claimants: readonly RoundSource[];
};

/** A text file can be half of another; a JSON document is whole, so another with other numbers is a contradiction. */
function dispute(chosen: Chosen, pins: ReadonlyMap<number, string>): Chosen {
  const { best, others } = chosen;
  if (others.length === 0 || isPinned(best, pins)) return chosen;
  const document = disputeDocument(
    best.document,
    others.map((other) => other.document),
  );
  return document === best.document ? chosen : { ...chosen, best: { ...best, document } };
}

function isPinned(file: RoundSource, pins: ReadonlyMap<number, string>): boolean {
  return pins.get(file.roundId) === file.hash;
}

function isText({ document }: RoundSource): boolean {
  return document.formats.includes('tab');
}

/** A server ends one round of a map in one second. */
function claimOf(file: RoundSource): string {
  return `${file.localEnd}/${roundOf(file)}`;
}

function roundOf({ map, label }: RoundSource): string {
  return `${label}/${foldMap(map)}`;
}

/** JSON documents of one map and label with adjacent moments. */
function clusterMoments(files: readonly RoundSource[]): RoundSource[][] {
  const clusters: RoundSource[][] = [];
  for (const alike of Map.groupBy(files, roundOf).values()) {
    for (const file of alike.toSorted((a, b) => timeOf(a) - timeOf(b) || compareTexts(a.hash, b.hash))) {
      const [first] = clusters.at(-1) ?? [];
      if (first !== undefined && roundOf(first) === roundOf(file) && apartMs(first, file) <= SAME_MOMENT_MS)
        clusters.at(-1)?.push(file);
      else clusters.push([file]);
    }
  }
  return clusters;
}

/** Assigns each JSON document to the nearest text file, if any is near. */
function joinFormats(tabs: readonly Chosen[], jsons: readonly Chosen[]): RoundSource[] {
  const joined = new Map(tabs.map((tab) => [tab, tab.best] as const));
  const alone: RoundSource[] = [];
  for (const json of jsons) {
    const near = tabs
      .filter((tab) => roundOf(tab.best) === roundOf(json.best) && joined.get(tab) === tab.best)
      .filter((tab) => apartMs(tab.best, json.best) <= SAME_MOMENT_MS)
      .toSorted((a, b) => apartMs(a.best, json.best) - apartMs(b.best, json.best))[0];
    if (near === undefined) alone.push({ ...json.best, ...withFormerIds(json.best.roundId, json.claimants) });
    else joined.set(near, join(near, json));
  }
  return [...joined.values(), ...alone];
}

function join({ best: tab }: Chosen, { best: json, claimants }: Chosen): RoundSource {
  return {
    ...tab,
    savedMs: json.savedMs,
    hash: `${tab.hash}+${json.hash}`,
    document: mergeDocuments(tab.document, json.document),
    toldBy: [toldBy(tab), toldBy(json)],
    ...withFormerIds(tab.roundId, claimants),
  };
}

function toldBy({ document, name, hash }: RoundSource): ToldBy {
  return { format: document.formats[0] ?? 'tab', name, hash };
}

function withFormerIds(id: number, claimants: readonly RoundSource[]) {
  const ids = new Set(claimants.map(({ roundId }) => roundId).filter((other) => other !== id));
  return ids.size === 0 ? {} : { formerIds: [...ids].toSorted((a, b) => a - b) };
}

function timeOf({ localEnd, savedMs }: RoundSource): number {
  return savedMs ?? Date.parse(`${localEnd}Z`);
}

function apartMs(a: RoundSource, b: RoundSource): number {
  const isExact = a.savedMs !== null && b.savedMs !== null;
  return isExact
    ? Math.abs(a.savedMs - b.savedMs)
    : Math.abs(Date.parse(`${a.localEnd}Z`) - Date.parse(`${b.localEnd}Z`));
}

/** Negative if a is the better file: pin, laws hold, player lines, minutes, bytes, smaller hash. */
function compareClaims(a: RoundSource, b: RoundSource, pins: ReadonlyMap<number, string>): number {
  return (
    Number(isPinned(b, pins)) - Number(isPinned(a, pins)) ||
    Number(keepsLaws(b)) - Number(keepsLaws(a)) ||
    b.document.players.length - a.document.players.length ||
    totalMinutes(b) - totalMinutes(a) ||
    b.size - a.size ||
    compareTexts(a.hash, b.hash) ||
    compareTexts(a.name, b.name)
  );
}

function keepsLaws(file: RoundSource): boolean {
  return Object.values(checkRawLaws(file.document)).every((law) => law.verdict !== 'broken');
}

/** In tenths, as printed, so that the sum is exact. */
function totalMinutes(file: RoundSource): number {
  return file.document.players.reduce((sum, line) => sum + Math.round((line.fields.timeMin ?? 0) * 10), 0);
}
