import { type NameSpec, placeName } from '../../../charts/drawing/text/place-name.ts';
import type { Mark } from '../../../charts/drawing/scene.ts';
import type { NameRun } from '../../../charts/text/name-run.ts';
import { type LineupIndex, placeLineup } from './place-lineup.ts';

type MemberSpec = Omit<NameSpec, 'runs'> & {
  readonly member: { readonly nameRuns: readonly NameRun[]; readonly lineup: LineupIndex };
  /** Whether there are line-ups. */
  readonly hasSign: boolean;
  readonly signSize?: number;
};

const GAP = 12;

/** A player's name, behind the sign of the line-up if there are line-ups. */
export function placeMember({ member, hasSign, signSize = 16, within, ...look }: MemberSpec): Mark[] {
  const { nameRuns: runs, lineup } = member;
  if (!hasSign) return placeName({ ...look, within, runs });
  const room = signSize + GAP;
  const rest = { ...within, x: within.x + room, w: within.w - room };
  return [placeLineup(lineup, within, signSize), ...placeName({ ...look, within: rest, runs })];
}
