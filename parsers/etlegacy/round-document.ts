// What one round file says, before anything is concluded from it.
import type { FieldName } from './fields.ts';
import type { RoundLog } from './log/round-log.ts';
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
  /** As printed; the writer can lie about it (aborted rounds). */
  readonly label: RoundLabel;
  readonly defender: Team;
  /** null: the engine reported a tie. */
  readonly winner: Team | null;
  /** Time limit of this round, whole seconds. */
  readonly limitS: number;
  /** Target of the next round, whole seconds; 0 and impossible values are passed on as printed. */
  readonly nextLimitS: number;
  /** Header field 9 in ms, null where absent, 0 or not believed. Negative: written while shutting down, size means nothing. */
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
  /** One value per field of the table; null where this line's layout, or a JSON document, has no such column. */
  readonly fields: Readonly<Record<FieldName, number | null>>;
  /** All 32 characters of cl_guid, as only JSON tells them; never shown or exported. */
  readonly key32?: string;
};

/** A line that could not be read; it costs only itself, and the round is damaged. */
export type LineFault = {
  /** 1-based; the header is line 1. */
  readonly line: number;
  readonly code: 'BAD_PLAYER_LINE' | 'OUT_OF_RANGE' | 'BAD_TEAM' | 'CONTRADICTION';
  readonly reason: string;
};

/** What a JSON document tells beside the counters. */
export type JsonPart = {
  /** Minor number of the engine, 83 for 2.83; null where it is not told. */
  readonly engine: number | null;
  /** What happened in the round, in order; null where the script keeps no log. */
  readonly log: RoundLog | null;
};

export type RoundDocument = {
  /** Which documents tell this round; tab first. */
  readonly formats: readonly DocumentFormat[];
  readonly header: RoundHeader;
  readonly players: readonly PlayerLine[];
  readonly faults: readonly LineFault[];
  /** What the file says and nobody believes or knows, in words; costs no player and no round. */
  readonly notes: readonly string[];
  /**
   * The next limit, although above the limit, is the time at which the attackers won (sudden death): JSON never makes one
   * up; of a text file the derivation sets it, where another file or the players' minutes prove it.
   */
  readonly isEndProven?: true;
  /** Set by the derivation: of another game type than stopwatch, so nothing is known of a next limit. */
  readonly isSingle?: true;
  /** Set by the derivation: last man standing, where no side defends and most rounds end before the limit. */
  readonly isLastMan?: true;
  /** Set by the derivation: the operator states that the server plays another game type than stopwatch. */
  readonly isStated?: true;
  readonly json?: JsonPart;
};
