import { time, TimestampStyles } from '@discordjs/formatters';
import { z } from 'zod';
import type { AuditLine } from '../../people/audit.ts';
import { escapeText } from '../../wording/escape-text.ts';
import { count } from '../../wording/format-numbers.ts';
import { sayName } from '../../wording/say-name.ts';

/** Formats an audit entry as a sentence. */
export function auditLine(line: AuditLine): string {
  const { doneAt, actor, serverKey } = line;
  const who = actor.startsWith('user/') ? `<@${actor.slice(5)}>` : escapeText(actor);
  const where = serverKey === null ? '' : ` on ${sayName(serverKey)}`;
  return `- ${time(doneAt, TimestampStyles.ShortDateTime)} ${who} ${forgottenDeedOf(line) ?? deedOf(line)}${where}`;
}

const REIMPORTED: Readonly<Record<string, string>> = {
  everything: 'everything',
  dates: 'the files of some days',
  session: 'the files of an evening',
  round: 'the file of a round',
};

const shapes = {
  rename: z.object({ was: z.string(), name: z.string().nullable() }),
  pair: z.object({ names: z.tuple([z.string(), z.string()]) }),
  team: z.object({ was: z.string(), name: z.string().nullable(), map: z.string() }),
  lineup: z.object({ what: z.enum(['begin', 'join', 'found']), map: z.string() }),
  unlink: z.object({ account: z.string(), name: z.string().optional() }),
  setup: z.object({ step: z.string(), after: z.object({ channel: z.string() }) }),
  upload: z.object({ files: z.array(z.object({ name: z.string(), taken: z.boolean() })) }),
};

/** Entries of another release may have another form; then only the action and its subject are shown. */
function deedOf({ action, subject, details }: AuditLine): string {
  const pair = shapes.pair.safeParse(details).data?.names.map((name) => `**${sayName(name)}**`);
  switch (action) {
    case 'rename': {
      const said = renameDeedOf(details);
      if (said === undefined) break;
      return said;
    }
    case 'merge':
      if (pair !== undefined) return `said that ${pair.join(' and ')} are one person`;
      break;
    case 'unmerge':
      if (pair !== undefined) return `took back that ${pair.join(' and ')} are one person`;
      break;
    case 'unlink':
    case 'claim': {
      const said = linkDeedOf(action, subject, details);
      if (said === undefined) break;
      return said;
    }
    case 'team':
    case 'lineup': {
      const said = teamDeedOf(action, details);
      if (said === undefined) break;
      return said;
    }
    case 'upload': {
      const said = uploadDeedOf(details);
      if (said === undefined) break;
      return said;
    }
    case 'setup':
      return setupDeedOf(details) ?? 'changed what is posted';
    case 'reimport':
      return `had ${REIMPORTED[subject] ?? 'some files'} read again`;
  }
  return `did **${escapeText(action)}** to ${sayName(subject)}`;
}

/** The details are removed together with the name of a player. */
function forgottenDeedOf({ action, details }: AuditLine): string | undefined {
  return JSON.stringify(details) === '{}' ? OF_FORGOTTEN[action] : undefined;
}

const OF_FORGOTTEN: Readonly<Record<string, string>> = {
  rename: 'renamed a player who was forgotten since',
  merge: 'said that two players are one person, of whom one was forgotten since',
  unmerge: 'took back that two players are one person, of whom one was forgotten since',
  unlink: 'ended the link of a player who was forgotten since',
  claim: 'decided who is a player who was forgotten since',
};

function renameDeedOf(details: AuditLine['details']): string | undefined {
  const { data } = shapes.rename.safeParse(details);
  if (data === undefined) return undefined;
  const was = `**${sayName(data.was)}**`;
  return data.name === null
    ? `let ${was} go by the name in the game again`
    : `renamed ${was} to **${sayName(data.name)}**`;
}

function uploadDeedOf(details: AuditLine['details']): string | undefined {
  const { data } = shapes.upload.safeParse(details);
  if (data === undefined) return undefined;
  const refused = data.files.filter(({ taken }) => !taken).length;
  const not = refused === 0 ? '' : `, of which ${refused} not taken`;
  return `handed over ${count(data.files.length, 'file', 'en')}${not}`;
}

function setupDeedOf(details: AuditLine['details']): string | undefined {
  const { data } = shapes.setup.safeParse(details);
  if (data === undefined) return undefined;
  return `changed what is posted into <#${escapeText(data.after.channel)}> (${escapeText(data.step)})`;
}

function linkDeedOf(
  action: 'unlink' | 'claim',
  subject: string,
  details: AuditLine['details'],
): string | undefined {
  const { data } = shapes.unlink.safeParse(details);
  if (data === undefined) return undefined;
  const [player, account] = [`**${sayName(data.name ?? subject)}**`, `<@${escapeText(data.account)}>`];
  return action === 'unlink'
    ? `freed ${player} from ${account}`
    : `gave ${player} to ${account}, as two accounts claimed that player`;
}

/** A correction of the teams of an evening. */
function teamDeedOf(action: 'team' | 'lineup', details: AuditLine['details']): string | undefined {
  if (action === 'team') {
    const { data } = shapes.team.safeParse(details);
    if (data === undefined) return undefined;
    const was = `**${sayName(data.was)}** of ${sayName(data.map)}`;
    return data.name === null ? `took back the name of ${was}` : `named ${was} **${sayName(data.name)}**`;
  }
  const { data } = shapes.lineup.safeParse(details);
  if (data === undefined) return undefined;
  const map = sayName(data.map);
  if (data.what === 'found') return `left it to the files whose teams played ${map}`;
  return data.what === 'begin' ? `let new teams begin with ${map}` : `let the teams before ${map} go on`;
}
