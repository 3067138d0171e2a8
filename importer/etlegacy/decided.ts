import { type RawBuilder, sql } from 'kysely';
import { FORGET_PLAYER } from '../../database/etlegacy/fetch-forgotten.ts';
import type { GameType } from '../../database/schema/etlegacy.ts';
import { wordOrder } from '../../database/word-order.ts';
import { gameTypeKind, readStatedType } from './stated-game-type.ts';

/** What people decided that the rows of a server depend on. */
export type Decided = {
  /** null: nothing is stated. */
  readonly stated: GameType | null;
  /** Keys of the players whose names are not derived. */
  readonly forgotten: ReadonlySet<string>;
};

export type DecidedRow = {
  /** null: the server was forgotten since it was made known. */
  readonly zone: string | null;
  readonly stated: string | null;
  readonly forgotten: readonly string[];
};

const NEWEST = wordOrder('core.decisions', 'decided_at');

/** Selects it in one row, with the zone of the server: an import of one file waits for each statement of its own. */
export function selectDecided(serverKey: string): RawBuilder<DecidedRow> {
  return sql`
    select (select zone from etlegacy.servers where key = ${serverKey}) as zone,
      (select subject from core.decisions where kind = ${gameTypeKind(serverKey)}
        order by ${NEWEST} desc limit 1) as stated,
      array(select subject from core.decisions where kind = ${FORGET_PLAYER}) as forgotten`;
}

export function readDecided({ stated, forgotten }: DecidedRow): Decided {
  return { stated: readStatedType(stated), forgotten: new Set(forgotten) };
}
