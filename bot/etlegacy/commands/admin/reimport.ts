// /admin reimport: derives rounds again from stored files, or imports files that an admin uploads. Equal rows stay
// unchanged. Another process continues it if this one ends.
import { ApplicationCommandOptionType } from 'discord-api-types/v10';
import type { ReimportTarget } from '../../../../jobs/reimport-target.ts';
import type { Reimport } from '../../../../stats/health/fetch-reimports.ts';
import { fetchRoundNames } from '../../../../stats/etlegacy/sessions/fetch-round-names.ts';
import { findRound } from '../../../../stats/etlegacy/sessions/find-round.ts';
import { findSession } from '../../../../stats/etlegacy/sessions/find-session.ts';
import { defineSubcommand } from '../../../framework/command.ts';
import type { Context } from '../../../framework/context.ts';
import type { SayError } from '../../../framework/reply/reply.ts';
import { sayError } from '../../say-error.ts';
import { administered } from '../../../../people/administered.ts';
import { storeAudit } from '../../../../people/audit.ts';
import {
  buildProgressReply,
  buildReimportReply,
  NAMED_ROUNDS,
} from '../../replies/admin/reimport-replies.ts';
import { openUploadForm } from '../../views/upload-files.ts';

/** Discord accepts an answer for 15 minutes. */
const PATIENCE_MS = 13 * 60_000;
const DATE = /^\d{4}-\d{2}-\d{2}$/;

export const reimportCommand = defineSubcommand({
  data: {
    type: ApplicationCommandOptionType.Subcommand,
    name: 'reimport',
    description: 'Derive rounds again from the files that were kept, or hand over files; says what changed',
    options: [
      {
        type: ApplicationCommandOptionType.String,
        name: 'what',
        description: 'How much',
        required: true,
        choices: [
          { name: 'one round', value: 'round' },
          { name: 'one evening', value: 'session' },
          { name: 'some days', value: 'dates' },
          { name: 'everything', value: 'everything' },
          { name: 'files that you hand over', value: 'file' },
        ],
      },
      {
        type: ApplicationCommandOptionType.String,
        name: 'round',
        description: 'Which round; the latest by default',
        autocomplete: true,
      },
      {
        type: ApplicationCommandOptionType.String,
        name: 'session',
        description: 'Which evening; the latest by default',
        autocomplete: true,
      },
      {
        type: ApplicationCommandOptionType.String,
        name: 'from',
        description: 'First day, such as 2025-10-14',
        min_length: 10,
        max_length: 10,
      },
      {
        type: ApplicationCommandOptionType.String,
        name: 'to',
        description: 'Last day; the first one by default',
        min_length: 10,
        max_length: 10,
      },
      {
        type: ApplicationCommandOptionType.String,
        name: 'server',
        description: 'Of which game server the files are that you hand over',
        autocomplete: true,
        max_length: 50,
      },
    ],
  },
  form: (scene, { what, server }) => (what === 'file' ? openUploadForm(scene, server) : null),
  run: async (context, args) => {
    const { db, viewer, operations } = context;
    if (operations === null)
      return sayError('NOT_AVAILABLE', { how: { markdown: '`npm run debrief -- replay`' } });
    const servers = await administered(context);
    const found = await findTarget({ ...context, servers }, args);
    if ('code' in found) return found;
    const { target } = found;
    const ids = await db.transaction().execute(async (trx) => {
      const asked: string[] = [];
      for (const serverKey of found.servers) {
        const id = await operations.askReimport(trx, serverKey, target);
        await storeAudit(trx, viewer, {
          action: 'reimport',
          subject: target.kind,
          serverKey,
          details: target,
        });
        asked.push(id);
      }
      return asked;
    });
    const until = performance.now() + PATIENCE_MS;
    const results: Reimport[] = [];
    for (const id of ids) {
      const onProgress = (state: Reimport): void => context.showProgress(buildProgressReply(state));
      results.push(await operations.followReimport(id, { onProgress, until }));
    }
    const changed = results.flatMap((result) => result.changed.slice(0, NAMED_ROUNDS));
    return buildReimportReply(results, await fetchRoundNames(db, changed));
  },
});

type Args = {
  readonly what: 'round' | 'session' | 'dates' | 'everything' | 'file';
  readonly round: string | undefined;
  readonly session: string | undefined;
  readonly from: string | undefined;
  readonly to: string | undefined;
};

type Target = { readonly servers: readonly string[]; readonly target: ReimportTarget };

async function findTarget(context: Context, args: Args): Promise<Target | SayError> {
  const { db, servers } = context;
  if (args.what === 'file')
    return sayError('NOT_AVAILABLE', { how: { markdown: '`npm run debrief -- import PATH`' } });
  if (args.what === 'everything') return { servers, target: { kind: 'everything' } };
  if (args.what === 'dates') {
    const { from = '', to = from } = args;
    if (!isDate(from) || !isDate(to) || from > to) {
      return sayError('BAD_INPUT', { what: 'Days are written like 2025-10-14, the first before the last.' });
    }
    return { servers, target: { kind: 'dates', from, to } };
  }
  const wanted = (args.what === 'round' ? args.round : args.session) ?? 'latest';
  const round = await findRound(db, wanted, servers);
  if (!round.ok) return sayError('ROUND_UNKNOWN', { name: wanted });
  const only = [round.round.serverKey];
  if (args.what === 'round') return { servers: only, target: { kind: 'round', id: round.round.id } };
  const session = await findSession(db, wanted, servers);
  if (!session.ok) return sayError('SESSION_UNKNOWN', { name: wanted });
  return { servers: only, target: { kind: 'session', id: session.sessionId } };
}

function isDate(text: string): boolean {
  if (!DATE.test(text)) return false;
  return !Number.isNaN(Date.parse(`${text}T00:00:00Z`));
}
