import { type LineupBlock, otherSide } from './lineups.ts';

/** The same block with its teams called the other way round. */
export function flipBlock(block: LineupBlock): LineupBlock {
  return {
    ...block,
    teams: { a: block.teams.b, b: block.teams.a },
    changes: block.changes.map((change) => ({ ...change, side: otherSide(change.side) })),
  };
}
