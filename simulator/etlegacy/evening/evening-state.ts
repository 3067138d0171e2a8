// State of one evening on one server while it is being simulated.
import type { ByteText } from '../byte-text.ts';
import type { Layout } from '../files/layouts.ts';
import type { Random } from '../random.ts';
import type { GameServer } from '../server/game-server.ts';
import type { Person } from '../server/person.ts';
import type { GameType } from '../server/game-type.ts';
import type { JsonScript } from '../documents/json-script.ts';
import type { AwardTruth, RoundTruth } from '../truth.ts';

const HEADERS = ['eight', 'milliseconds', 'seconds'] as const;
export type HeaderStyle = (typeof HEADERS)[number];
const ENDSTATS = ['none', 'plain', 'headed'] as const;
export type EndstatsStyle = (typeof ENDSTATS)[number];

export type EveningFile = {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** UTC milliseconds of a correct clock. */
  readonly writtenAt: number;
};

/** A round as a script wrote it in JSON. */
export type EveningDocument = {
  /** Name of the dump. */
  readonly name: string;
  readonly dump: Uint8Array;
  /** The body that is pushed, not packed: the same data in another order. */
  readonly push: Uint8Array;
  /** Whether the script packs it with gzip. */
  readonly isPacked: boolean;
  readonly sequence: number;
  readonly writtenAt: number;
};

export type EndstatsTruth = {
  readonly file: string;
  readonly round: string;
  readonly awards: readonly AwardTruth[];
};
/** A file in the folder that is not a round. */
export type StrayTruth = { readonly file: string; readonly reason: string };

export type Evening = {
  readonly index: number;
  readonly serverKey: string;
  readonly zone: string;
  readonly cases: readonly string[];
  readonly documents: readonly EveningDocument[];
  readonly files: readonly EveningFile[];
  readonly rounds: readonly RoundTruth[];
  readonly endstats: readonly EndstatsTruth[];
  readonly strays: readonly StrayTruth[];
};

export type EveningState = {
  readonly index: number;
  readonly serverKey: string;
  readonly serverName: ByteText;
  readonly zone: string;
  readonly config: string;
  readonly gameType: GameType;
  /** Whether a script writes text files. */
  readonly writesTab: boolean;
  /** The script that writes JSON; null where none does. */
  readonly json: JsonScript | null;
  readonly documents: EveningDocument[];
  readonly layout: Layout;
  readonly header: HeaderStyle;
  readonly endstatsStyle: EndstatsStyle;
  readonly teamSize: number;
  readonly cases: ReadonlySet<string>;
  readonly random: Random;
  readonly server: GameServer;
  readonly reserves: Person[];
  readonly uptimeFrom: number;
  /** UTC milliseconds of a correct clock. */
  now: number;
  clockErrorMs: number;
  sequence: number;
  /** When the first document of the evening was saved, in seconds. */
  firstSavedUnix: number | null;
  /** How often the players were mixed anew. */
  mix: number;
  readonly files: EveningFile[];
  readonly rounds: RoundTruth[];
  readonly endstats: EndstatsTruth[];
  readonly strays: StrayTruth[];
};
