import type { BoardSlice } from '../../../stats/ranking/rank-rows.ts';
import {
  type Board,
  type BoardQuery,
  type BoardRow,
  fetchBoard,
  gateWords,
} from '../../../stats/etlegacy/boards/fetch-board.ts';
import { fetchPlaces } from '../../../stats/etlegacy/boards/fetch-standings.ts';
import { findBoardStat } from '../../../stats/etlegacy/catalogue/find-stat.ts';
import { scopeBefore } from '../../../stats/etlegacy/periods/fetch-scope.ts';
import type { Context } from '../../framework/context.ts';
import type { Outcome } from '../../framework/reply/reply.ts';
import { sayError } from '../say-error.ts';
import { wordingFor } from '../../framework/wording.ts';
import { fetchNameBook } from '../lookup/fetch-name-book.ts';
import { findMap } from '../lookup/find-map.ts';
import { findPeriod } from '../lookup/find-period.ts';
import { findOwnPlayer } from '../people/find-own-player.ts';
import { findPlayer } from '../people/find-player.ts';
import { buildBoardReply, PAGE_SIZE } from '../replies/board/board-reply.ts';
import { PODIUM } from '../replies/board/top-codec.ts';

export type BoardWish = {
  readonly stat: string;
  readonly period: string;
  /** Empty for all. */
  readonly map: string;
  /** null for the default minimum. */
  readonly minRounds: number | null;
  /** The position, as in the ids of its buttons. */
  readonly at: string;
};

export async function showBoard(context: Context, wish: BoardWish): Promise<Outcome> {
  const { db } = context;
  const stat = findBoardStat(wish.stat);
  if (stat === undefined) return sayError('STAT_UNKNOWN', { name: wish.stat });
  const found = await findPeriod(context, wish.period);
  if (found.kind === 'error') return found;
  const map = wish.map === '' ? null : await findMap(context, wish.map);
  if (map === null && wish.map !== '') return sayError('MAP_UNKNOWN', { name: wish.map });
  const { period, scope } = found;
  const query: BoardQuery = { stat, scope, map: map ?? undefined, minRounds: wish.minRounds ?? undefined };
  const gates = gateWords(stat, query.minRounds);
  const own = await findOwnPlayer(context);
  const sought = await findSought(context, wish.at);
  if (sought !== null && sought.kind === 'error') return sought;
  const board = await fetchBoard(db, query, sliceOf(wish.at, sought?.playerKey), PAGE_SIZE);
  if (sought !== null && board.rows.length === 0) {
    return sayError('NOT_RANKED', { name: sought.name, rounds: { markdown: gates.join(' and ') } });
  }
  const ownRow = own === null ? null : await findRow(db, query, board, own);
  const keys = [...board.rows, ...(ownRow === null ? [] : [ownRow])].map(({ playerKey }) => playerKey);
  const before = await fetchPlaces(db, { ...query, scope: scopeBefore(scope, mondayOf(context)) }, keys);
  return buildBoardReply(
    {
      stat,
      period,
      map,
      minRounds: wish.minRounds,
      board,
      own: ownRow,
      marked: sought?.playerKey ?? own,
      before: before.size === 0 ? null : before,
      gates,
      podium: wish.at === PODIUM ? await fetchNameBook(context, board.rows) : null,
    },
    wordingFor(context),
  );
}

/** The player that the page is around, if any. */
async function findSought(context: Context, at: string) {
  if (at === 'me') return findPlayer(context, undefined);
  return at.startsWith('n') ? findPlayer(context, at.slice(1)) : null;
}

function sliceOf(at: string, sought: string | undefined): BoardSlice {
  if (sought !== undefined) return { around: sought };
  if (at === PODIUM) return { from: 1 };
  if (at.startsWith('f')) return { from: Number(at.slice(1)) };
  const [value = '', rounds = '', ...key] = at.slice(1).split('~');
  const cursor = { value: Number(value), rounds: Number(rounds), playerKey: key.join('~') };
  if (!Number.isFinite(cursor.value)) return { from: 1 };
  return at.startsWith('a') ? { after: cursor } : { before: cursor };
}

async function findRow(
  db: Context['db'],
  query: BoardQuery,
  { rows }: Board,
  playerKey: string,
): Promise<BoardRow | null> {
  const shown = rows.find((row) => row.playerKey === playerKey);
  if (shown !== undefined) return shown;
  const [own] = (await fetchBoard(db, query, { around: playerKey }, 1)).rows;
  return own ?? null;
}

/** The local date on which this week began. */
function mondayOf({ now, zone }: Context): string {
  const instant = Temporal.Instant.fromEpochMilliseconds(now().getTime());
  const today = instant.toZonedDateTimeISO(zone).toPlainDate();
  return today.subtract({ days: today.dayOfWeek - 1 }).toString();
}
