// /admin reimport: derives rounds again from the files that were kept. Changes nothing where nothing changed.
import { ApplicationCommandOptionType } from 'discord-api-types/v10';
import { findRound } from '../../../stats/sessions/find-round.ts';
import { findSession } from '../../../stats/sessions/find-session.ts';
import { defineSubcommand } from '../../framework/command.ts';
import type { Context } from '../../framework/context.ts';
import type { ReimportTarget } from '../../framework/operations.ts';
import type { SayError } from '../../framework/reply.ts';
import { sayError } from '../../framework/say-error.ts';
import { administered } from '../../people/administered.ts';
import { storeAudit } from '../../people/audit.ts';
import { buildProgressReply, buildReimportReply } from '../../replies/admin-replies.ts';

const DATE = /^\d{4}-\d{2}-\d{2}$/;

export const reimportCommand = defineSubcommand({
  data: {
    type: ApplicationCommandOptionType.Subcommand,
    name: 'reimport',
    description: 'Derive rounds again from the files that were kept; says what changed',
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
        ],
      },
      {
        type: ApplicationCommandOptionType.String,
        name: 'round',
        description: 'Which round; the latest unless told',
        autocomplete: true,
      },
      {
        type: ApplicationCommandOptionType.String,
        name: 'session',
        description: 'Which evening; the latest unless told',
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
        description: 'Last day; the first one unless told',
        min_length: 10,
        max_length: 10,
      },
    ],
  },
  run: async (context, args) => {
    const { db, viewer, operations } = context;
    if (operations === null) return sayError('NOT_AVAILABLE', { how: '`npm run debrief -- replay`' });
    const servers = await administered(context);
    const target = await findTarget({ ...context, servers }, args);
    if ('code' in target) return target;
    const results = [];
    for (const server of target.servers) {
      const result = await operations.reimport(server, target.target, (done) =>
        context.showProgress(buildProgressReply(server, done)),
      );
      const details = { ...target.target, payloads: result.payloads, changed: result.changed.length };
      await storeAudit(db, viewer, {
        action: 'reimport',
        subject: target.target.kind,
        serverKey: server,
        details,
      });
      results.push({ server, ...result });
    }
    return buildReimportReply(results);
  },
});

type Args = {
  readonly what: 'round' | 'session' | 'dates' | 'everything';
  readonly round: string | undefined;
  readonly session: string | undefined;
  readonly from: string | undefined;
  readonly to: string | undefined;
};

type Target = { readonly servers: readonly string[]; readonly target: ReimportTarget };

async function findTarget(context: Context, args: Args): Promise<Target | SayError> {
  const { db, servers } = context;
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
