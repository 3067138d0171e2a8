// debrief doctor: reports whether all is well, and what to do if not. Exits with 1 while something needs a person.
import { styleText } from 'node:util';
import { Command } from 'commander';
import { parseId } from '../core/public-id.ts';
import { findWriteProblem } from '../database/failures/find-write-problem.ts';
import { findRunning } from '../database/presence.ts';
import { fetchCounts, type ServerCounts } from '../stats/health/fetch-counts.ts';
import { fetchOpenAlarms, type OpenAlarm } from '../stats/health/fetch-open-alarms.ts';
import { findClockProblem } from '../stats/health/find-clock-problem.ts';
import { findStoredAlarms } from '../stats/health/find-game-alarms.ts';
import { fetchHealthLines } from '../stats/health/fetch-health-lines.ts';
import { type Finding, type FindingWords, sayFindings } from '../stats/health/finding.ts';
import type { GameHealth, HealthLine } from '../stats/health/game-health.ts';
import { fetchHoldUps } from '../stats/health/fetch-hold-ups.ts';
import { UserError } from '../core/user-error.ts';
import type { StaleSource } from '../importer/game-importer.ts';
import { checkHttp } from './check-http.ts';
import { cleanBackups } from './clean-backups.ts';
import { describeHoldUp } from './describe-hold-up.ts';
import { describeStale } from './describe-stale.ts';
import { loadHealth, loadImporters } from './app/find-game.ts';
import { type App, withApp } from './app/open-app.ts';
import { plainText, printJson, printLine } from './print/print.ts';

type Options = { readonly accept?: readonly string[]; readonly json?: true; readonly all?: true };

/** More findings of one kind than this are counted, not listed. */
const LISTED = 10;

export const doctorCommand = new Command('doctor')
  .description('Check database, files and rounds; exits with 1 while something needs a person')
  .option('-a, --accept <id...>', 'findings that you have checked and want to leave unchanged')
  .option('--all', 'list every finding, accepted ones too')
  .option('--json', 'print everything as JSON')
  .action(async (options: Options) => {
    await withApp(async (app) => {
      const games = await loadHealth(app.db);
      if (options.accept !== undefined) await accept(app, options.accept, games);
      const findings = await fetchFindings(app, games);
      const open = findings.filter((finding) => !finding.accepted);
      const counts = await fetchCounts(app.db, games);
      const notices = (
        await Promise.all(games.map(async (game) => (await game.fetchNotices?.(app.db)) ?? []))
      ).flat();
      const alarms = await fetchAlarms(app, games);
      const holdUps = await fetchHoldUps(app.db);
      const problem = await findWriteProblem(app.db);
      const health = [
        ...(await checkStart(app)),
        ...(await checkClock(app)),
        ...(await checkHttp(app)),
        ...(await cleanBackups(app)),
        ...(await fetchHealth(app, games)),
      ];
      const isWell =
        [open, alarms, holdUps, health.filter((line) => !line.isWell)].every((list) => list.length === 0) &&
        problem === null;
      const derivations = await fetchDerivations(app.db);
      if (options.json === true)
        printJson({
          ok: isWell,
          database: { problem },
          alarms,
          holdUps,
          derivations,
          servers: counts,
          health,
          notices,
          findings,
        });
      else {
        printDatabase(problem);
        printServers(counts, alarms);
        for (const holdUp of holdUps) printLine(describeHoldUp(holdUp));
        for (const { isWell: isLineWell, say } of health)
          printLine(`${isLineWell ? styleText('green', '✓') : styleText('red', '✗')} ${plainText(say)}`);
        for (const stale of derivations) printLine(describeStale(stale));
        for (const { server, say } of notices) printLine(`${styleText('yellow', '!')} ${server} ${say}`);
        printFindings(games, options.all === true ? findings : open, findings.length - open.length);
        if (isWell) printLine(`${styleText('green', '✓')} Nothing needs you.`);
      }
      if (!isWell) process.exitCode = 1;
    });
  });

/** Those of the watchdog, and what is wrong with the stored rows now, also where no watchdog runs. */
async function fetchAlarms({ db }: App, games: readonly GameHealth[]): Promise<OpenAlarm[]> {
  const now = new Date();
  const stored = await findStoredAlarms(db, games);
  const watched = await fetchOpenAlarms(db, now);
  const others = watched.filter(({ key }) => !stored.some((alarm) => alarm.key === key));
  const since = new Map(watched.map((alarm) => [alarm.key, alarm.since]));
  return [...others, ...stored.map((alarm) => ({ ...alarm, since: since.get(alarm.key) ?? now }))];
}

/** What "npm start" would say; nothing while it runs. */
async function checkStart({ db, self, shortage }: App): Promise<HealthLine[]> {
  if (shortage === null || (await findRunning(db, self)).some((one) => one.startsWith('npm start')))
    return [];
  return [{ isWell: false, say: `"npm start" would end at once. ${shortage.message}` }];
}

async function checkClock({ db }: App): Promise<HealthLine[]> {
  const problem = await findClockProblem(db, new Date());
  return problem === null ? [] : [{ isWell: false, say: problem }];
}

async function fetchHealth({ db, config }: App, games: readonly GameHealth[]): Promise<HealthLine[]> {
  const lines = await fetchHealthLines(db, games);
  const importers = await loadImporters();
  const left = await Promise.all(
    importers.map(async (importer) => (await importer.findLeft?.(config)) ?? []),
  );
  return [...lines, ...left.flat().map((say) => ({ isWell: false, say }))];
}

async function fetchFindings({ db }: App, games: readonly GameHealth[]): Promise<readonly Finding[]> {
  return (await Promise.all(games.map(async (game) => (await game.fetchFindings?.(db)) ?? []))).flat();
}

async function accept(app: App, ids: readonly string[], games: readonly GameHealth[]): Promise<void> {
  const known = new Set((await fetchFindings(app, games)).map((finding) => finding.id));
  const unknown = ids.filter((id) => parseId(id) === null || !known.has(id.toLowerCase()));
  if (unknown.length > 0) {
    throw new UserError(
      `There is no finding ${unknown.join(', ')}.`,
      'Run "debrief doctor --all" and take an id from its list.',
    );
  }
  await app.db
    .insertInto('core.decisions')
    .values(ids.map((id) => ({ decided_by: 'cli', kind: 'accept', subject: id.toLowerCase() })))
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

function printDatabase(problem: string | null): void {
  if (problem !== null) printLine(`${styleText('red', '✗')} ${problem}`);
  else printLine(`${styleText('green', '✓')} The database answers and its schema is up to date.`);
}

function printServers(counts: readonly ServerCounts[], alarms: readonly OpenAlarm[]): void {
  if (counts.length === 0)
    printLine('No server is known yet: drop round files into local_stats/default or run "debrief import".');
  for (const server of counts) printLine(describeServer(server));
  for (const { say } of alarms) printLine(`${styleText('red', '✗')} ${plainText(say)}`);
}

function printFindings(games: readonly GameHealth[], findings: readonly Finding[], accepted: number): void {
  const kinds: Readonly<Record<string, FindingWords>> = Object.assign(
    {},
    ...games.map((game) => game.findingKinds),
  );
  for (const [kind, words] of Object.entries(kinds))
    printKind(
      words,
      findings.filter((finding) => finding.kind === kind),
    );
  if (accepted > 0) printLine(`${accepted} accepted findings are not shown; --all lists them.`);
  if (findings.some((finding) => !finding.accepted))
    printLine(
      'To accept a finding that you have checked and want to leave unchanged: npm run debrief -- doctor --accept ID',
    );
}

async function fetchDerivations(db: App['db']): Promise<StaleSource[]> {
  const importers = await loadImporters();
  const stale = await Promise.all(importers.map(async (importer) => (await importer.fetchStale?.(db)) ?? []));
  return stale.flat();
}

function describeServer({ server, zone, payloads, rounds, lastRound }: ServerCounts): string {
  const last = lastRound === null ? 'no round yet' : `last round ${lastRound}`;
  return `${styleText('green', '✓')} ${server} (${zone}): files ${list(payloads)}; rounds ${list(rounds)}; ${last}`;
}

function list(counts: Readonly<Record<string, number>>): string {
  const parts = Object.entries(counts).map(([status, count]) => `${count} ${status}`);
  return parts.length === 0 ? 'none' : parts.join(', ');
}

function printKind(words: FindingWords, findings: readonly Finding[]): void {
  if (findings.length === 0) return;
  printLine(`${styleText('red', '✗')} ${sayFindings(words, findings.length)}`);
  for (const [tip, alike] of Map.groupBy(findings, (finding) => finding.tip)) {
    printLine(`  ${tip}`);
    for (const finding of alike.slice(0, LISTED)) {
      const mark = finding.accepted ? ' (accepted)' : '';
      printLine(
        `    ${finding.id}  ${finding.server}/${plainText(finding.file)}  ${plainText(finding.reason)}${mark}`,
      );
    }
    if (alike.length > LISTED) printLine(`    and ${alike.length - LISTED} more: --json lists all`);
  }
}
