// /admin merge: treats two players of the game as one person. Facts keep their keys, and it can be undone.
import { ApplicationCommandOptionType } from 'discord-api-types/v10';
import type { Transaction } from 'kysely';
import type { DB } from '../../../../database/schema.ts';
import { fetchMeetings } from '../../../../stats/etlegacy/players/fetch-meetings.ts';
import { defineSubcommand } from '../../../framework/command.ts';
import type { Context } from '../../../framework/context.ts';
import type { Outcome } from '../../../framework/reply/reply.ts';
import { sayError } from '../../say-error.ts';
import { administered } from '../../../../people/administered.ts';
import { storeAudit } from '../../../../people/audit.ts';
import { countRounds } from '../../people/count-rounds.ts';
import { fetchNamesByServer } from '../../people/fetch-names-by-server.ts';
import { findPlayer } from '../../people/find-player.ts';
import { lockMerges, storeMerge } from '../../people/store-merge.ts';
import { buildMergedReply } from '../../replies/admin/merge-replies.ts';
import { playerOption } from '../options.ts';

export const mergeCommand = defineSubcommand({
  data: {
    type: ApplicationCommandOptionType.Subcommand,
    name: 'merge',
    description: 'Two players are one person, such as after a new GUID; unmerge takes it back',
    options: [
      {
        ...playerOption,
        description: 'The player that counts for somebody else from now on',
        required: true,
      },
      { ...playerOption, name: 'into', description: 'The person it counts for', required: true },
    ],
  },
  run: async (context, { player, into }) => {
    const servers = await administered(context);
    return context.db.transaction().execute(async (trx) => {
      await lockMerges(trx);
      return merge(trx, { ...context, db: trx, servers }, [player, into]);
    });
  },
});

async function merge(
  trx: Transaction<DB>,
  context: Context,
  [text, intoText]: readonly [string, string],
): Promise<Outcome> {
  const { servers, viewer } = context;
  const one = await findPlayer(context, text);
  if (one.kind === 'error') return one;
  const other = await findPlayer(context, intoText);
  if (other.kind === 'error') return other;
  if (one.playerKey === other.playerKey) return sayError('MERGE_SAME', { name: one.name });
  const met = await fetchMeetings(trx, servers, [one.keys, other.keys]);
  if (met !== null) {
    const rounds = met.rounds === 1 ? '1 round' : `${met.rounds} rounds`;
    return sayError('MERGE_MET', {
      a: one.name,
      b: other.name,
      rounds: { markdown: rounds },
      map: met.lastMap,
    });
  }
  const before = {
    one: { name: one.name, rounds: await countRounds(context, one.playerKey) },
    other: { name: other.name, rounds: await countRounds(context, other.playerKey) },
  };
  const keys = [one.playerKey, other.playerKey];
  const nameOn = await fetchNamesByServer(trx, servers, keys);
  for (const serverKey of servers) {
    const { playerKey } = one;
    await storeMerge(trx, {
      serverKey,
      playerKey,
      into: other.playerKey,
      keys: [...one.keys, ...other.keys],
      by: viewer.userId,
    });
    const details = { into: other.playerKey, names: keys.map((key) => nameOn(serverKey, key)) };
    await storeAudit(trx, viewer, { action: 'merge', subject: playerKey, serverKey, details });
  }
  const merged = await findPlayer(context, other.playerKey);
  if (merged.kind === 'error') return merged;
  const rounds = await countRounds(context, merged.playerKey);
  return buildMergedReply(before, { name: merged.name, rounds });
}
