import type { Standing } from '../../../../stats/etlegacy/boards/fetch-standings.ts';
import type { NameBook } from '../../pictures/from-stats/name-book.ts';
import type { Period } from '../../../../core/period.ts';
import type { LogSums } from '../../../../stats/etlegacy/logs/log-totals.ts';
import type { Rivals } from '../../../../stats/etlegacy/logs/rivals.ts';
import type { FormRound } from '../../../../stats/etlegacy/players/fetch-player-form.ts';
import type { PlayerMap } from '../../../../stats/etlegacy/players/fetch-player-maps.ts';
import type { CarriedName } from '../../../../stats/etlegacy/players/fetch-player-names.ts';
import type { PlayerTotals } from '../../../../stats/etlegacy/players/fetch-player.ts';
import type { WeaponStats } from '../../../../stats/etlegacy/weapons/fetch-weapon-stats.ts';

/** The data of one page of a player's card. */
export type PlayerPage =
  | {
      readonly tab: 'overview';
      readonly standings: readonly Standing[];
      readonly names: readonly CarriedName[];
      /** The last rounds, whatever the period. */
      readonly form: readonly FormRound[];
    }
  | { readonly tab: 'weapons'; readonly weapons: readonly WeaponStats[] }
  | { readonly tab: 'maps'; readonly maps: readonly PlayerMap[] }
  | { readonly tab: 'form'; readonly form: readonly FormRound[] }
  | {
      readonly tab: 'rivals';
      readonly rivals: Rivals;
      /** What else follows from the logs of these rounds; null without any. */
      readonly sums: LogSums | null;
    }
  | { readonly tab: 'names'; readonly names: readonly CarriedName[] };

export type PlayerCard = {
  readonly playerKey: string;
  readonly name: string;
  readonly period: Period;
  /** null: no counting rounds in that period. */
  readonly totals: PlayerTotals | null;
  readonly page: PlayerPage;
  /** Some round of any time has an event log; without one there is no page of rivals. */
  readonly hasLog: boolean;
  /** How a picture writes the name. */
  readonly names: NameBook;
};
