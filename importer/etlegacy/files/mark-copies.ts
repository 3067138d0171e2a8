// Which of the names of one content counts. The rest are copies. Like everything derived it follows from the files, in
// whatever order they came.
import { type RawBuilder, type Transaction, sql } from 'kysely';
import type { DB } from '../../../database/schema.ts';
import { foldMap } from '../../../parsers/etlegacy/document/fold-map.ts';
import { AWARDS_NEAR_MS } from '../derive/join-awards.ts';
import { electName, type NamedRound } from '../derive/elect-name.ts';
import { PAIR_WINDOW_MS } from '../derive/fits-as-round-two.ts';
import type { DerivationMemory } from '../derivation-memory.ts';
import {
  isWithinAny,
  type NeighbourFile,
  rangesAround,
  selectFiles,
  timeOf,
  timesOf,
} from './select-files.ts';
import { loadSources } from './load-sources.ts';
import { isSameRound, preferredFirst } from './same-content.ts';

/** The files with `is_copy` set where their content counts under another name. */
export async function markCopies(
  trx: Transaction<DB>,
  serverKey: string,
  files: readonly NeighbourFile[],
  memory: DerivationMemory,
): Promise<readonly NeighbourFile[]> {
  const twins = files.filter((file) => file.has_twin);
  if (twins.length === 0) return files;
  const awards = await fetchTwins(
    trx,
    serverKey,
    twins.filter(({ kind }) => kind === 'endstats'),
  );
  const beside = await fetchAround(trx, serverKey, awards, AWARDS_NEAR_MS);
  const rounds = await fetchTwins(
    trx,
    serverKey,
    [...twins, ...beside].filter(({ kind, has_twin }) => kind === 'round' && has_twin),
  );
  const elected = await electRounds(trx, serverKey, rounds, memory);
  const counting = beside.filter((file) => !file.has_twin || elected.has(keyOf(file)));
  for (const names of groupTwins(awards)) {
    const joining = names.find((name) => counting.some((round) => isBeside(name, round)));
    const [first] = names;
    if (first !== undefined) elected.add(keyOf(joining ?? first));
  }
  return files.map((file) => (file.has_twin ? { ...file, is_copy: !elected.has(keyOf(file)) } : file));
}

/**
 * The wall-clock times under which contents stand whose election a change at these times can turn: those with a name near
 * enough to pair, and the endstats that go where their round goes.
 */
export async function fetchTwinTimes(
  trx: Transaction<DB>,
  serverKey: string,
  localEnds: readonly string[],
): Promise<string[]> {
  const once = await fetchTimesOnce(trx, serverKey, localEnds);
  return once.length === 0 ? [] : [...new Set([...once, ...(await fetchTimesOnce(trx, serverKey, once))])];
}

async function fetchTimesOnce(
  trx: Transaction<DB>,
  serverKey: string,
  localEnds: readonly string[],
): Promise<string[]> {
  const near = await fetchNear(trx, serverKey, timesOf(localEnds), PAIR_WINDOW_MS);
  const twins = await fetchTwins(
    trx,
    serverKey,
    near.filter((file) => file.has_twin),
  );
  return [...new Set(twins.map((file) => file.local_end))];
}

/** All names of the contents of these files, the preferred one first. */
async function fetchTwins(
  trx: Transaction<DB>,
  serverKey: string,
  files: readonly NeighbourFile[],
): Promise<readonly NeighbourFile[]> {
  if (files.length === 0) return [];
  const ids = files.map((file) => file.payload_id);
  const isTwin: RawBuilder<boolean> = sql`f.payload_id in (
    select twin.payload_id from etlegacy.files as known
    join etlegacy.files as twin on (twin.server_key, twin.content, twin.kind) = (known.server_key, known.content, known.kind)
      and ${isSameRound('twin', 'known')}
    where known.payload_id = any(${ids}::bigint[]))`;
  return (await selectFiles(serverKey, isTwin, preferredFirst('f')).execute(trx)).rows;
}

async function fetchAround(
  trx: Transaction<DB>,
  serverKey: string,
  files: readonly NeighbourFile[],
  reachMs: number,
): Promise<readonly NeighbourFile[]> {
  return await fetchNear(trx, serverKey, files.map(timeOf), reachMs);
}

async function fetchNear(
  trx: Transaction<DB>,
  serverKey: string,
  times: readonly number[],
  reachMs: number,
): Promise<readonly NeighbourFile[]> {
  if (times.length === 0) return [];
  return (await selectFiles(serverKey, isWithinAny(rangesAround(times, reachMs))).execute(trx)).rows;
}

/** Keys of the names under which these contents count. */
async function electRounds(
  trx: Transaction<DB>,
  serverKey: string,
  twins: readonly NeighbourFile[],
  memory: DerivationMemory,
): Promise<Set<string>> {
  const near = await fetchAround(trx, serverKey, twins, PAIR_WINDOW_MS);
  const known = new Map([...near, ...twins].map((file) => [file.payload_id, file] as const));
  const sources = (await loadSources(trx, [...known.values()], memory)).rounds;
  const named = new Map(
    sources.map((source) => {
      const hasTwin = known.get(source.payloadId)?.has_twin === true;
      return [source.payloadId, { ...source, hasTwin }] as const;
    }),
  );
  const rounds = near.flatMap(({ payload_id }) => named.get(payload_id) ?? []);
  const elected = new Set<string>();
  for (const group of groupTwins(twins)) {
    const names = group.flatMap(({ payload_id }) => named.get(payload_id) ?? []);
    const around = rounds.filter((round) => names.some((name) => apartMs(name, round) <= PAIR_WINDOW_MS));
    const best = known.get(electName(names, around)?.payloadId ?? -1);
    if (best !== undefined) elected.add(keyOf(best));
  }
  return elected;
}

function apartMs(a: NamedRound, b: NamedRound): number {
  return Math.abs(Date.parse(`${a.localEnd}Z`) - Date.parse(`${b.localEnd}Z`));
}

/** Names of one content each; the order within is kept. */
function groupTwins(files: readonly NeighbourFile[]): (readonly NeighbourFile[])[] {
  return [...Map.groupBy(files, contentKey).values()];
}

function contentKey({ kind, content, label, map }: NeighbourFile): string {
  return kind === 'round' ? `round/${content}` : `${kind}/${content}/${label}/${foldMap(map)}`;
}

/** One name can stand for two files that differ in their line ends only. */
function keyOf(file: NeighbourFile): string {
  return `${contentKey(file)}/${file.name}`;
}

function isBeside(awards: NeighbourFile, round: NeighbourFile): boolean {
  return (
    round.kind === 'round' &&
    round.label === awards.label &&
    foldMap(round.map) === foldMap(awards.map) &&
    Math.abs(timeOf(round) - timeOf(awards)) < AWARDS_NEAR_MS
  );
}
