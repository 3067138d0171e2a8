// What no imported document tells is null or a dash in what is made from the rows, never 0.
import type { Kysely } from 'kysely';
import { playerLines } from '../../../cli/etlegacy/recap-text/player-lines.ts';
import { formatId } from '../../../core/public-id.ts';
import type { DB } from '../../../database/schema.ts';
import { SUM_NAMES } from '../../../stats/etlegacy/formulas/sums.ts';
import { toldSums } from '../../../stats/etlegacy/formulas/told-sums.ts';
import { fetchSessionRecap } from '../../../stats/etlegacy/recap/fetch-session-recap.ts';
import type { RecapPlayer, SessionRecap } from '../../../stats/etlegacy/recap/session-recap.ts';
import type { ExportRow } from '../../../stats/game-exports.ts';
import { camelCase } from '../../parsers/etlegacy/corpus.ts';

/** Sums whose column of the export has another name or unit. */
const NAMES: Readonly<Record<string, string>> = { time_ms: 'timeS', alive_ms: 'aliveS' };
/** Columns of the terminal from the right, with what their number comes from. */
const CELLS = [
  [-1, 'timeS'],
  [-4, 'usefulKills'],
  [-5, 'gibs'],
  [-8, 'bulletShots'],
  [-12, 'damageGiven'],
] as const;
const NUMBERS = 12;
const NO_ROOM = 0;

/** @param rows the export player-rounds. @returns numbers without a document, and null where a document has a number. */
export async function proveUntold(
  db: Kysely<DB>,
  server: string,
  rows: readonly ExportRow[],
): Promise<string[]> {
  const sessions = await db
    .selectFrom('etlegacy.sessions')
    .select('id')
    .where('server_key', '=', server)
    .orderBy('id')
    .execute();
  const faults: string[] = [];
  for (const { id } of sessions) {
    const recap = await fetchSessionRecap(db, id);
    if (recap === undefined) throw new Error(`no recap of ${id}`);
    const counting = rows.filter(
      (row) =>
        row['sessionId'] === formatId(id) &&
        row['roundStatus'] === 'ok' &&
        row['mode'] !== 'spectator' &&
        row['timeS'] !== 0,
    );
    for (const player of recap.players) {
      const own = counting.filter(({ playerKey }) => playerKey === player.playerKey);
      if (own.length > 0) faults.push(...compare(recap, player, own));
    }
  }
  return faults;
}

function compare(recap: SessionRecap, player: RecapPlayer, own: readonly ExportRow[]): string[] {
  const faults: string[] = [];
  const isTold = (field: string): boolean => own.some((row) => row[field] !== null);
  const sums = toldSums(player.sums);
  for (const column of SUM_NAMES) {
    const field = NAMES[column] ?? camelCase(column);
    if (own[0] === undefined || !(field in own[0]) || isTold(field) === (sums[column] !== null)) continue;
    faults.push(
      `the sum ${column} of ${player.name} is ${sums[column]}, a document has ${field}: ${isTold(field)}`,
    );
  }
  const alone = { ...recap, players: [player] };
  const [, ...lines] = playerLines(alone, (_, text) => text, NO_ROOM);
  const cells = lines.map((line) => line.trim().split(/\s+/)).find(({ length }) => length > NUMBERS);
  for (const [at, field] of CELLS)
    if (!isTold(field) && /\d/.test(cells?.at(at) ?? ''))
      faults.push(`${field} of ${player.name} is ${cells?.at(at)}, and no document tells it`);
  return faults;
}
