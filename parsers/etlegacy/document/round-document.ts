// The content of one round file, before anything is derived from it.
import type { FieldName } from '../../../core/etlegacy/fields.ts';
import type { RoundLog } from './round-log.ts';
import type { WeaponKey } from './weapons.ts';

const TEAMS = ['axis', 'allies'] as const;
export type Team = (typeof TEAMS)[number];

export type RoundLabel = 1 | 2;

/** tab: the text file of the stats scripts; json: the document of stats.lua and game-stats-web.lua. */
export type DocumentFormat = 'tab' | 'json';

/** [hits, shots, kills, deaths, headshots]; deaths = how often an enemy killed this player with that weapon. */
export type WeaponTuple = readonly [number, number, number, number, number];
export type Weapons = Readonly<Partial<Record<WeaponKey, WeaponTuple>>>;

export type RoundHeader = {
  /** sv_hostname with its colour codes. */
  readonly serverName: string;
  readonly map: string;
  /** g_customConfig, may be empty. */
  readonly config: string;
  /** As printed; can be wrong (aborted rounds). */
  readonly label: RoundLabel;
  readonly defender: Team;
  /** null: the engine reported a tie. */
  readonly winner: Team | null;
  /** Time limit of this round, whole seconds. */
  readonly limitS: number;
  /** Target of the next round, whole seconds; 0 and impossible values are kept as printed. */
  readonly nextLimitS: number;
  /**
   * Header field 9 in ms; null if absent, 0 or implausible. Negative: written during shutdown, the size has no meaning.
   */
  readonly playtimeMs: number | null;
};

export type PlayerLine = {
  /** First 8 characters of cl_guid, upper case; bots share OMNIBOT0 and OMNIBOT1; may be empty. */
  readonly guid: string;
  readonly rawName: string;
  /** rawName without colour codes. */
  readonly name: string;
  readonly isBot: boolean;
  /** Round starts that this client's counters survived. */
  readonly rounds: number;
  readonly team: Team | 'spectator';
  readonly weapons: Weapons;
  /** One value per field of the list; null if the layout of this line, or a JSON document, has no such column. */
  readonly fields: Readonly<Record<FieldName, number | null>>;
  /** All 32 characters of cl_guid, which only JSON has; never shown or exported. */
  readonly key32?: string;
};

/** A line that could not be read. Only that line is lost, and the round is damaged. */
export type LineFault = {
  /** 1-based; the header is line 1. */
  readonly line: number;
  readonly code: 'BAD_PLAYER_LINE' | 'OUT_OF_RANGE' | 'BAD_TEAM' | 'CONTRADICTION';
  readonly reason: string;
};

/** What a JSON document contains besides the counters. */
export type JsonPart = {
  /** Minor version of the engine, 83 for 2.83; null if unknown. */
  readonly engine: number | null;
  /** The events of the round, in order; null if the script keeps no log. */
  readonly log: RoundLog | null;
  /** From the begin of the round until the document was saved, by the server's clock, pauses included. */
  readonly elapsedMs?: number;
};

export type FreshStart = 'certain' | 'possible';

export type RoundDocument = {
  /** Which documents describe this round; tab first. */
  readonly formats: readonly DocumentFormat[];
  readonly header: RoundHeader;
  readonly players: readonly PlayerLine[];
  readonly faults: readonly LineFault[];
  /** Implausible or unknown content, in words; no player or round is lost by it. */
  readonly notes: readonly string[];
  /**
   * The next limit, although above the limit, is the time at which the attackers won (sudden death). JSON never invents
   * one; for a text file the derivation sets this if another file or the players' minutes prove it.
   */
  readonly isEndProven?: true;
  /** Set by the derivation: another game type than stopwatch, so there is no next limit. */
  readonly isSingle?: true;
  /** Set by the derivation: last man standing, where no side defends and most rounds end before the limit. */
  readonly isLastMan?: true;
  /** Set by the derivation: the operator states that the server plays another game type than stopwatch. */
  readonly isStated?: true;
  /** Set by the derivation: the other rounds of the evening show that every round restarts the counters, or may. */
  readonly freshStart?: FreshStart;
  /** The play time is the server's clock from start to end, which shows no pause. */
  readonly mayHidePause?: true;
  readonly json?: JsonPart;
};
