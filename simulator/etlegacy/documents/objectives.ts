// How the scripts call what is done to objectives. Names depend on their configuration; unknown ones look like the third.
import type { ObjectiveAct } from '../round/log-entry.ts';

const NAMES = {
  planted: 'door_controls',
  defused: 'door_controls',
  repaired: 'Unknown Repair',
  taken: 'gold_bars',
  returned: 'gold_bars',
} as const satisfies Record<ObjectiveAct, string>;

export function objectiveName(act: ObjectiveAct): string {
  return NAMES[act];
}

export function objectiveLabel(act: ObjectiveAct): `obj_${ObjectiveAct}` {
  return `obj_${act}`;
}
