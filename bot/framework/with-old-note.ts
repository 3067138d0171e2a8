import { textBlock } from './blocks.ts';
import type { Outcome } from './reply.ts';

/** For a button of a version long gone: a fresh view instead of silence. */
export function withOldNote(outcome: Outcome): Outcome {
  if (outcome.kind === 'error') return outcome;
  return { ...outcome, blocks: [textBlock('This view is old – here is a fresh one.'), ...outcome.blocks] };
}
