// What an event log can tell about a round, by the game's own clock.
import type { WeaponKey } from '../data/weapons.data.ts';
import type { Client, PlayerClass } from '../server/person.ts';
import type { Place, Side } from '../sides.ts';

/** fall and kill are no weapons: the first hurts, the second is the command /kill. */
export type Cause = WeaponKey | 'fall' | 'kill';

export type ObjectiveAct = 'planted' | 'defused' | 'repaired' | 'taken' | 'returned';

export type Someone = {
  readonly client: Client;
  readonly place: Place;
  readonly playerClass: PlayerClass;
  readonly health: number;
  /** Seconds until their side's next wave; null for who is on no side. */
  readonly waveS: number | null;
};

/** at: milliseconds of the game clock since the round began. */
export type LogEntry = { readonly at: number } & (
  | { readonly kind: 'spawn'; readonly player: Someone; readonly side: Side; readonly isNewClass: boolean }
  | {
      readonly kind: 'damage';
      readonly giver: Someone | null;
      /** Their health is the one before the blow. */
      readonly taker: Someone;
      readonly damage: number;
      readonly cause: Cause;
      readonly isHead: boolean;
    }
  | {
      readonly kind: 'kill' | 'teamkill';
      readonly killer: Someone;
      readonly victim: Someone;
      readonly cause: Cause;
      readonly alive: Readonly<Record<Side, number>>;
    }
  | { readonly kind: 'suicide'; readonly player: Someone; readonly side: Side; readonly cause: Cause }
  | { readonly kind: 'revive'; readonly medic: Someone; readonly patient: Someone }
  | { readonly kind: 'objective'; readonly player: Someone; readonly act: ObjectiveAct }
);
