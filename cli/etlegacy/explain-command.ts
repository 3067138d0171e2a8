// debrief explain FILE PLAYER: how one row came about, number by number. Read only.
import path from 'node:path';
import { Command } from 'commander';
import type { Kysely } from 'kysely';
import type { DB } from '../../database/schema.ts';
import { explainRound, type ExplainedRound } from '../../importer/etlegacy/explain-round.ts';
import { outcomeOf } from '../../importer/etlegacy/rows/outcome-of.ts';
import { hasReason } from '../../stats/etlegacy/sessions/has-reason.ts';
import type { ExplainedPlayer } from '../../parsers/etlegacy/explain-player.ts';
import { UserError } from '../../core/user-error.ts';
import { cleanName } from '../../wording/clean-name.ts';
import { explainFile } from './explain-file.ts';
import { fetchLines, findKey } from './find-line.ts';
import { requireServer } from './require-server.ts';
import { withApp } from '../app/open-app.ts';
import { plainText, printJson, printLine } from '../print/print.ts';

export const explainCommand = new Command('explain')
  .description('Show how the numbers of one player in one round came about: both files, the rule, the result')
  .argument('<file>', 'name of a round file')
  .argument('<player>', 'GUID or name')
  .option('-s, --server <key>', 'the server, where two have a file of that name')
  .option('--json', 'print everything as JSON')
  .action(async (file: string, player: string, options: { server?: string; json?: true }) => {
    await withApp(async (app) => {
      const { db } = app;
      const name = path.basename(file);
      const server = options.server ?? (await findServer(db, name));
      await requireServer(app, server);
      const explained = await explainRound(db, name, server);
      if (explained === null) throw await explainFile(db, name);
      const row = explained.explain(findKey(await fetchLines(db, server, explained), player));
      if (row === null)
        throw new UserError(
          `${player} has no line in ${file}, or was forgotten.`,
          'Name one of its players.',
        );
      if (options.json === true) printJson({ round: describeRound(explained), player: row });
      else printExplanation(explained, row);
    });
  });

/** The only server that made a round of a file of that name. */
async function findServer(db: Kysely<DB>, file: string): Promise<string> {
  const rows = await db
    .selectFrom('etlegacy.rounds')
    .select('server_key')
    .where('file', '=', file)
    .orderBy('server_key')
    .execute();
  const [only, ...others] = rows.map((row) => row.server_key);
  if (only === undefined) throw await explainFile(db, file);
  if (others.length === 0) return only;
  throw new UserError(
    `Several servers have a file of that name: ${[only, ...others].join(', ')}.`,
    'Add --server with one of them.',
  );
}

function describeRound({ round, status }: ExplainedRound) {
  const { placed, base, split, statusReason } = round;
  const { durationS, durationSource, laws } = split;
  return {
    file: placed.source.name,
    base: base?.name ?? null,
    round: placed.round,
    status,
    statusReason,
    durationS,
    durationSource,
    outcome: outcomeOf(round),
    laws,
  };
}

function printExplanation(explained: ExplainedRound, row: ExplainedPlayer): void {
  const about = describeRound(explained);
  printLine(
    `${plainText(about.file)}: round ${about.round}, ${about.status}${about.statusReason === null ? '' : ` (${about.statusReason})`}`,
  );
  printLine(`before it: ${sayBase(explained)}`);
  printLine(`length: ${about.durationS} s from ${about.durationSource}; ${about.outcome}`);
  printLine(`${cleanName(row.name)} (${row.key}): ${row.mode ?? 'unknown'}, because ${row.evidence}`);
  printLine();
  printLine(`${'field'.padEnd(24)}${'before'.padStart(9)}${'now'.padStart(9)}${'result'.padStart(9)}  rule`);
  for (const field of row.fields) {
    const cells = [field.before, field.now, field.result]
      .map((value) => formatNumber(value).padStart(9))
      .join('');
    printLine(`${field.name.padEnd(24)}${cells}  ${field.rule}`);
  }
  printLine();
  printLine(
    `${'weapon'.padEnd(20)}${['before', 'now', 'result'].map((head) => head.padStart(20)).join('')}  (hits shots kills deaths headshots)`,
  );
  for (const weapon of row.weapons) {
    const cells = [weapon.before, weapon.now, weapon.result]
      .map((tuple) => (tuple?.join(' ') ?? '-').padStart(20))
      .join('');
    printLine(`${weapon.name.padEnd(20)}${cells}`);
  }
  printLine();
  for (const [law, { verdict, left, right }] of Object.entries(about.laws)) {
    printLine(`law ${law.padEnd(12)} ${verdict}: ${left ?? '-'} and ${right ?? '-'}`);
  }
}

function sayBase({ round: { base, split, statusReason } }: ExplainedRound): string {
  if (base !== null) return plainText(base.name);
  if (hasReason(statusReason, 'misfit')) return 'a round 1 that does not fit, so nothing was subtracted';
  return split.baseUnknown
    ? 'a file that is not known: its counters do not start at zero'
    : 'nothing, its counters start at zero';
}

/** Whole as it is, anything else to one decimal. */
function formatNumber(value: number | null): string {
  if (value === null) return '-';
  return Number.isInteger(value) ? String(value) : value.toFixed(1);
}
