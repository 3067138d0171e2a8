import { textBlock } from './blocks.ts';
import type { Outcome } from './reply.ts';

/** Adds a note to the fresh view that replaces the view of an outdated button. */
export function withOldNote(outcome: Outcome): Outcome {
  if (outcome.kind === 'error') return outcome;
  return { ...outcome, blocks: [textBlock('This view is old – here is a fresh one.'), ...outcome.blocks] };
}
