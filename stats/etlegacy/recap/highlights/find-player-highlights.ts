import type { CountingRow } from '../../formulas/sums.ts';
import type { Sums } from '../../formulas/sum-columns.ts';
import { FEAT_SPECS } from './feats.data.ts';
import type { Bests } from '../fetch-bests.ts';
import { mapKey } from '../map-key.ts';
import { type Feat, FEATS, type PlayerHighlight, type Rarity } from './highlight.ts';

export type Candidate<T> = { readonly highlight: T; readonly surprise: number; readonly isSupport: boolean };

export type Evening = {
  readonly players: readonly { readonly playerKey: string; readonly name: string; readonly sums: Sums }[];
  readonly rows: readonly CountingRow[];
  /** The bests before the map of a row was played. */
  readonly before: (row: CountingRow) => Bests;
};

/** With fewer earlier rounds, nearly everything would be a record. */
const LEAST_SESSIONS = 5;
const LEAST_MAP_SESSIONS = 5;
const LEAST_ROUNDS = 10;

const SURPRISE = {
  server_record: 4,
  map_record: 3,
  personal_best: 2,
  session_best: 1,
} as const satisfies Record<Rarity, number>;

/** Finds the highlights of each player and how surprising they are: by rarity, then by the lead over the others. */
export function findPlayerHighlights(evening: Evening): Candidate<PlayerHighlight>[] {
  return FEATS.flatMap((feat) => {
    const values = evening.players.map(({ sums }) => sums[FEAT_SPECS[feat].column]).toSorted((a, b) => b - a);
    return evening.players.flatMap((player) => {
      const found = judge(feat, player, evening);
      if (found === undefined) return [];
      const isBest = found.value === values[0];
      const lead = isBest ? (found.value - (values[1] ?? 0)) / found.value : 0;
      // A value that several players share is not a highlight.
      if (found.rarity === 'session_best' && lead === 0) return [];
      const { isSupport } = FEAT_SPECS[feat];
      return [{ highlight: found, surprise: SURPRISE[found.rarity] + Math.min(0.99, lead), isSupport }];
    });
  });
}

function judge(
  feat: Feat,
  player: Evening['players'][number],
  evening: Evening,
): PlayerHighlight | undefined {
  const spec = FEAT_SPECS[feat];
  const value = player.sums[spec.column];
  if (value < spec.least || value > spec.most) return undefined;
  const base = { kind: 'player', feat, playerKey: player.playerKey, name: player.name, value } as const;
  if (spec.span === 'evening')
    return { ...base, map: null, roundId: null, rarity: 'session_best', was: null };
  const row = evening.rows.find(
    (candidate) => candidate.player_key === player.playerKey && spec.pick(candidate) === value,
  );
  if (row === undefined) return { ...base, map: null, roundId: null, rarity: 'session_best', was: null };
  return { ...base, map: row.map, roundId: row.round_id, ...rarityOf(feat, value, row, evening) };
}

type Judged = { readonly rarity: Rarity; readonly was: number | null };

function rarityOf(feat: Feat, value: number, row: CountingRow, evening: Evening): Judged {
  const { server, maps, players } = evening.before(row);
  const { column } = FEAT_SPECS[feat];
  const of = (best: object): number => (column in best ? Number(Reflect.get(best, column)) : 0);
  const played = (each: CountingRow) => mapKey(each.map, each.game_type);
  const onMap = maps.get(played(row));
  const own = players.get(row.player_key);
  // 0: nobody did it before, or fewer times than the file counts, as with sprees below 3.
  const beaten = (best: object): number | null => of(best) || null;
  const isHeld = (rows: readonly CountingRow[]) => !rows.some((other) => beats(feat, other, row));
  if (server.sessions >= LEAST_SESSIONS && value > of(server) && isHeld(evening.rows))
    return { rarity: 'server_record', was: beaten(server) };
  const sameMap = evening.rows.filter((other) => played(other) === played(row));
  if (onMap !== undefined && onMap.sessions >= LEAST_MAP_SESSIONS && value > of(onMap) && isHeld(sameMap))
    return { rarity: 'map_record', was: beaten(onMap) };
  if (own !== undefined && own.rounds >= LEAST_ROUNDS && value > of(own))
    return { rarity: 'personal_best', was: beaten(own) };
  return { rarity: 'session_best', was: null };
}

/** Whether a row has a larger value, or had the same value earlier; then the record of the evening is not this row's. */
function beats(feat: Feat, other: CountingRow, row: CountingRow): boolean {
  const { pick, most } = FEAT_SPECS[feat];
  const [theirs, own] = [pick(other) ?? 0, pick(row) ?? 0];
  return theirs <= most && (theirs > own || (theirs === own && other.ended_at < row.ended_at));
}
