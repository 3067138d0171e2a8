import type { RoundSource } from '../../../../importer/etlegacy/derive/round-source.ts';
import type { TimedRound } from '../../../../importer/etlegacy/derive/place-rounds.ts';
import { documentOf, type HeaderSpec, type LineSpec } from '../../../parsers/etlegacy/round-text.ts';

/** Returns a round as the derivation sees it, parsed from a generated file. `localEnd`: 2031-02-03T04:05:06. */
export function roundSource(
  localEnd: string,
  header: HeaderSpec,
  lines: readonly LineSpec[] = [{}],
): RoundSource {
  const document = documentOf(header, lines);
  const { map, label } = document.header;
  const name = `${localEnd.replace('T', '-').replaceAll(':', '')}-${map}-round-${label}.txt`;
  const same = { payloadId: 1, roundId: 1, hash: name, content: name, size: 1, isCopy: false, savedMs: null };
  return { ...same, name, map, label, localEnd, document };
}

/** Returns the same round with its wall clock read as UTC. */
export function timedRound(localEnd: string, header: HeaderSpec, lines?: readonly LineSpec[]): TimedRound {
  return { ...roundSource(localEnd, header, lines), endedAt: Date.parse(`${localEnd}Z`) };
}
