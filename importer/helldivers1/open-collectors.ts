import type { Collector, CollectorTools } from '../game-importer.ts';
import { parseHelldivers1Settings } from './settings.ts';
import { openUpstream } from './upstream/open-upstream.ts';
import { WarCollector } from './upstream/war-collector.ts';

/** Throws one error that names every problem with the settings. */
export function openCollectors({ env, ...tools }: CollectorTools): readonly Collector[] {
  const read = parseHelldivers1Settings(env);
  if (!read.ok) throw new TypeError(`Settings of Helldivers 1: ${read.problems.join('; ')}.`);
  const { settings } = read;
  if (settings.HD1_FOLLOW === 'no') return [];
  const pollMs = settings.HD1_POLL_SECONDS * 1000;
  return [new WarCollector({ ...tools, upstream: openUpstream(settings), pollMs })];
}
