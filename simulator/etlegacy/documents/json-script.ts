// The scripts that write JSON, by version, and what each of them tells.
import type { Random } from '../random.ts';

type Features = {
  readonly family: 'gamestats' | 'stats';
  /** start 0: written, but the start is 0. */
  readonly times: 'none' | 'process, start 0' | 'all, start 0' | 'all';
  readonly respawnTimes?: boolean;
  readonly classSwitches?: boolean;
  readonly packs?: boolean;
  readonly pauses?: boolean;
  /** 2.6: the team in a suicide, the victim's wave in a team kill. */
  readonly fullDeaths?: boolean;
  /** 2.7 and later: weapon_fire, carrier positions, the carrier's killer as owner, `run`. */
  readonly carriers?: boolean;
  /** Everybody in a team has an entry, also without a used weapon. */
  readonly listsAll?: boolean;
  readonly assists?: 'object' | 'number';
};

const STATS = { family: 'stats', times: 'all' } as const;
const GAMESTATS = { family: 'gamestats' } as const;
const LATE = { packs: true, pauses: true, fullDeaths: true, carriers: true, listsAll: true } as const;

const SCRIPTS = {
  '1.0.11': { ...GAMESTATS, times: 'none' },
  '1.1.3': { ...GAMESTATS, times: 'none', classSwitches: true },
  '1.2.5': { ...GAMESTATS, times: 'process, start 0', classSwitches: true, respawnTimes: true },
  '1.2.6': { ...GAMESTATS, times: 'all, start 0', classSwitches: true, respawnTimes: true },
  '1.2.7': { ...GAMESTATS, times: 'all', classSwitches: true, respawnTimes: true },
  '2.1.0': STATS,
  '2.4.0': { ...STATS, packs: true },
  '2.5.0': { ...STATS, packs: true, pauses: true },
  '2.6.0': { ...STATS, packs: true, pauses: true, fullDeaths: true },
  '2.9.0': { ...STATS, ...LATE, assists: 'object' },
  '2.10.0': { ...STATS, ...LATE, assists: 'number' },
} as const satisfies Record<string, Features>;

export type JsonScript = Features & {
  readonly version: string;
  /** Whether its collectors are on: events, distances, objectives. */
  readonly collects: boolean;
  /** The match manager's answer: id of the whole series; null where nobody answered. */
  readonly matchId: string | null;
  /** Marks every message that players write, so that a test can search for it. */
  readonly chatMark: string;
};

const CHAT_MARK = 'chat-of-players-7f3a';

/** version: such as 2.6.0; by chance where it is missing. */
export function chooseJsonScript(random: Random, version?: string): JsonScript {
  const known = Object.entries<Features>(SCRIPTS);
  const [name, features] =
    known.find(([one]) => one === version) ?? random.find(known) ?? (['2.6.0', SCRIPTS['2.6.0']] as const);
  const isGather = features.family === 'stats' && random.chance(0.4);
  return {
    ...features,
    version: name,
    collects: random.chance(0.8),
    matchId: isGather ? uuid(random) : null,
    chatMark: CHAT_MARK,
  };
}

export const SCRIPT_VERSIONS: readonly string[] = Object.keys(SCRIPTS);

function uuid(random: Random): string {
  const hex = (length: number): string =>
    Array.from({ length }, () => random.int(0, 15).toString(16)).join('');
  return [hex(8), hex(4), `4${hex(3)}`, `8${hex(3)}`, hex(12)].join('-');
}
