import type { Kysely } from 'kysely';
import type { DB } from '../database/schema.ts';
import type { GameImporter } from './game-importer.ts';
import { pruneSnapshots } from './inbox/prune-snapshots.ts';

/** Runs the nightly maintenance of the games with stored payloads, and removes obsolete snapshots. */
export async function maintainGames(
  db: Kysely<DB>,
  findImporter: (game: string) => Promise<GameImporter | undefined>,
): Promise<void> {
  const games = await db.selectFrom('core.payloads').select('game').distinct().orderBy('game').execute();
  for (const { game } of games) {
    const importer = await findImporter(game);
    await importer?.maintain?.(db);
    for (const { name, snapshot } of importer?.kinds ?? [])
      if (snapshot !== undefined) await pruneSnapshots(db, { game, kind: name, ...snapshot });
  }
}
