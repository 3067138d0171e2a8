// debrief helldivers2 status: how the war is known, and how old that is. Read only.
import { Command } from 'commander';
import { fetchTableCounts } from '../../stats/helldivers2/health/fetch-table-counts.ts';
import { fetchWarHealth, type WarHealth } from '../../stats/helldivers2/health/fetch-war-health.ts';
import { withApp } from '../app/open-app.ts';
import { plainText, printJson, printLine } from '../print/print.ts';
import { describeMissing } from './describe-missing.ts';
import { age } from './war-health-lines.ts';

export const statusCommand = new Command('status')
  .description('Say how the war is known: newest answers and their age, tables, what is odd')
  .option('--json', 'print everything as JSON')
  .action(async ({ json }: { json?: true }) => {
    await withApp(async ({ db }) => {
      const health = await fetchWarHealth(db);
      const tableCounts = await fetchTableCounts(db);
      if (json === true) printJson({ ...health, tableCounts });
      else printStatus(health, tableCounts);
    });
  });

function printStatus(health: WarHealth, counts: Readonly<Record<string, number>>): void {
  const { war, pausedSince, kinds, endpoints, missingPlanets, unknownKeys } = health;
  if (war === null) {
    printLine('No status of the war is known yet: run "debrief helldivers2 update".');
  } else {
    printLine(
      `War ${war.id}: ${war.players} players; newest status ${war.observedAt.toISOString()} (${age(war.observedAt, new Date())}).`,
    );
  }
  if (pausedSince !== null)
    printLine(`The war's clock stands still since ${pausedSince.toISOString()}: the war is paused.`);
  for (const { kind, source, newestAt, imported, rejected, trouble } of kinds) {
    const newest =
      newestAt === null
        ? 'no good answer yet'
        : `newest ${newestAt.toISOString()} (${age(newestAt, new Date())})`;
    printLine(`  ${kind} (${plainText(source)}): ${newest}; ${imported} imported, ${rejected} rejected`);
    if (trouble !== null) printLine(`    since then: ${plainText(trouble)}`);
  }
  for (const { name, failingSince, reason } of endpoints) {
    if (failingSince !== null)
      printLine(`  ${name} fails since ${failingSince.toISOString()}: ${plainText(reason ?? '')}`);
  }
  for (const line of describeMissing(missingPlanets)) printLine(line);
  if (unknownKeys.length > 0) {
    printLine(
      `New in the answers: ${unknownKeys.map(({ kind, path }) => plainText(`${kind} ${path}`)).join(', ')}.`,
    );
  }
  printLine(
    `Rows: ${Object.entries(counts)
      .map(([table, rows]) => `${table} ${rows}`)
      .join(', ')}.`,
  );
}
