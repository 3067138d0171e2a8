import { type LineupBlock, otherSide } from './lineups.ts';

/** Returns the same block with its two teams swapped. */
export function flipBlock(block: LineupBlock): LineupBlock {
  return {
    ...block,
    teams: { a: block.teams.b, b: block.teams.a },
    changes: block.changes.map((change) => ({ ...change, side: otherSide(change.side) })),
  };
}
