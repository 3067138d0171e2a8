import { fetchBoundSources } from '../../people/visibility.ts';
import { fetchChangeMark } from '../../stats/health/fetch-change-mark.ts';
import { fetchSourcesMark } from '../../stats/health/fetch-sources-mark.ts';
import type { PageTools } from '../page-tools.ts';
import { createVisitor } from '../visitors/visitor-keys.ts';
import { viewerOf } from '../visitors/viewer-of.ts';

/** Texts that differ once something changed that an operator, or a guest, sees. */
export type Marks = { readonly operators: string; readonly guests: string };

/** @param last what was returned before; where nothing changed at all it is not looked any further. */
export async function fetchMarks(tools: Pick<PageTools, 'options' | 'bot'>, last?: Marks): Promise<Marks> {
  const operators = await fetchChangeMark(tools.options.db);
  if (operators === last?.operators) return last;
  return { operators, guests: await fetchGuestMark(tools, operators) };
}

/** All guests see the same. What people say about themselves has no source: guests learn of it who see every source. */
async function fetchGuestMark(
  { options: { db, bindings }, bot }: Pick<PageTools, 'options' | 'bot'>,
  all: string,
): Promise<string> {
  const { games } = (await bot()).router.registry;
  const speaking = { locale: 'en', playsAs: null, sources: [] };
  const viewer = viewerOf(createVisitor(false), 'guest', speaking);
  const seen = await fetchBoundSources({ db, bindings, viewer }, games);
  if (seen.length === 0) return '';
  const known = await Promise.all(games.map(async ({ knownSources }) => knownSources(db)));
  return known.flat().every((key) => seen.includes(key)) ? all : await fetchSourcesMark(db, seen);
}
