// Upgrades from earlier states of this repository, each beside a running old process that imports and with verbs of the new
// version at random moments: afterwards no file may be rejected, and every export must equal that of a fresh import. The new
// version is the last commit and one more migration, so that every upgrade changes the database, also from a state with the
// same migrations. STATES names the commits, separated by spaces; RUNS how many upgrades. Prints a line for each; ends with 1 on any difference.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import { CHECKOUT } from '../core/config.ts';
import { connect } from '../database/connect.ts';
import { fetchStaleServers } from '../importer/etlegacy/rederive.ts';
import { cloneDatabase } from '../tests/support/database/clone-database.ts';
import { exportAll } from '../tests/support/export-all.ts';
import { importFiles } from '../tests/support/etlegacy/import-files.ts';
import { simulateFiles } from '../tests/support/etlegacy/round-files.ts';
import { runStatement } from '../tests/support/database/run-statement.ts';
import { startTestServer } from '../tests/support/database/start-test-server.ts';
import { listOldStates } from './support/list-old-states.ts';
import { runGit } from './support/run-git.ts';

const RUNS = Number(process.env['RUNS'] ?? 50);
const FILES = Number(process.env['FILES'] ?? 120);
const PATIENCE_MS = 240_000;
const VERBS = [['doctor'], ['export', 'rounds'], ['replay', '--server', 'default']];
const REFUSAL = 'An older Debrief is using this database';

const files = simulateFiles(FILES).map(({ name, text }) => ({ name, body: Buffer.from(text) }));
/** The new version. */
const NEXT = 'next';
const MIGRATION = 'migrations/9999-core-next.ts';

const checkouts = await mkdtemp(join(tmpdir(), 'debrief-upgrades-'));
const given = process.env['STATES']?.split(/\s+/).filter((state) => state !== '');
const states = given ?? listOldStates(CHECKOUT);
if (states.length === 0) {
  process.stdout.write(
    'No earlier state has the migrations of this one: there is nothing to upgrade from.\n',
  );
  process.exit(0);
}
const server = await startTestServer();
try {
  const wanted = await importFresh();
  for (const [at, state] of states.entries()) await checkOut(state, join(checkouts, String(at)));
  await checkOut('HEAD', join(checkouts, NEXT));
  await writeFile(join(checkouts, NEXT, MIGRATION), 'export async function up() {}\n');
  for (let run = 0; run < RUNS; run++) {
    const at = run % states.length;
    const old = join(checkouts, String(at));
    const { problems, refused } = await upgrade(old, join(checkouts, NEXT), wanted);
    if (problems.length > 0) process.exitCode = 1;
    const outcome = problems.length === 0 ? 'equal' : `DIFFERENT: ${problems.join('; ')}`;
    process.stdout.write(`upgrade ${run + 1} from ${states[at]}, ${refused} verbs refused: ${outcome}\n`);
  }
} finally {
  for (const at of [...states.keys(), NEXT])
    runGit(CHECKOUT, 'worktree', 'remove', '--force', join(checkouts, String(at)));
  await server.close();
  await rm(checkouts, { recursive: true, force: true });
}

async function checkOut(state: string, folder: string): Promise<void> {
  runGit(CHECKOUT, 'worktree', 'add', '--detach', folder, state);
  await symlink(join(CHECKOUT, 'node_modules'), join(folder, 'node_modules'));
}

async function importFresh(): Promise<string> {
  const fresh = await cloneDatabase(server);
  await importFiles(fresh.db, files);
  const exported = await exportAll(fresh.db, ['default']);
  await fresh.close();
  return exported;
}

type Upgraded = { readonly problems: readonly string[]; readonly refused: number };

async function upgrade(old: string, next: string, wanted: string): Promise<Upgraded> {
  const home = await mkdtemp(join(tmpdir(), 'debrief-upgrade-'));
  const stats = join(home, 'stats');
  await mkdir(stats);
  const name = `debrief_upgrade_${process.pid}`;
  await runStatement(server.url, `create database ${name} encoding 'UTF8' template template0`);
  const url = new URL(server.url);
  url.pathname = `/${name}`;
  const env = { DATABASE_URL: url.href, DEBRIEF_HOME: join(home, 'debrief'), ET_STATS_DIR: stats };
  const problems: string[] = [];
  let refused = 0;
  const before = start(old, ['run'], env);
  let after: Started | undefined;
  try {
    await before.until('Ctrl-C ends');
    const moment = Math.floor(Math.random() * files.length);
    for (const [at, file] of files.entries()) {
      await writeFile(join(stats, file.name), file.body);
      if (at !== moment) continue;
      await sleep(Math.random() * 1000);
      const verb = start(next, VERBS[Math.floor(Math.random() * VERBS.length)] ?? ['doctor'], env);
      await verb.ended;
      if (verb.said().includes(REFUSAL)) refused += 1;
      after = start(next, ['run'], env);
      await sleep(Math.random() * 3000);
      before.child.kill(Math.random() < 0.5 ? 'SIGTERM' : 'SIGKILL');
      await before.ended;
    }
    await after?.until('Ctrl-C ends');
    problems.push(...(await compare(url.href, home, wanted)));
  } finally {
    before.child.kill('SIGKILL');
    after?.child.kill('SIGTERM');
    await after?.ended;
    await runStatement(server.url, `drop database ${name} with (force)`);
    await rm(home, { recursive: true, force: true });
  }
  return { problems, refused };
}

async function compare(databaseUrl: string, home: string, wanted: string): Promise<string[]> {
  const { db, close } = await connect({ databaseUrl, home });
  try {
    const isDone = async (): Promise<boolean> => {
      const { rows } = await sql<{ open: number; all: number }>`
        select count(*) filter (where status = 'new') as open, count(*) as all
        from core.payloads where source = 'default'`.execute(db);
      return (
        rows[0]?.open === 0 && rows[0].all === files.length && (await fetchStaleServers(db)).length === 0
      );
    };
    for (const began = performance.now(); !(await isDone()); await sleep(500))
      if (performance.now() - began > PATIENCE_MS) return ['not done in time'];
    const { rows } = await sql<{ rejected: number }>`
      select count(*) as rejected from core.payloads where source = 'default' and code = 'IMPORT_FAILED'`.execute(
      db,
    );
    const rejected = rows[0]?.rejected ?? 0;
    return [
      ...(rejected > 0 ? [`${rejected} good files rejected`] : []),
      ...((await exportAll(db, ['default'])) === wanted ? [] : ['other rows']),
    ];
  } finally {
    await close();
  }
}

type Started = {
  readonly child: ChildProcess;
  readonly said: () => string;
  readonly ended: Promise<unknown>;
  readonly until: (words: string) => Promise<void>;
};

function start(checkout: string, args: readonly string[], env: Readonly<Record<string, string>>): Started {
  const child = spawn(process.execPath, [join(checkout, 'bin', 'debrief.js'), ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { PATH: process.env['PATH'] ?? '', ...env },
  });
  let text = '';
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => (text += String(chunk)));
  return {
    child,
    said: () => text,
    ended: once(child, 'close'),
    until: async (words) => {
      for (const began = performance.now(); !text.includes(words); await sleep(100))
        if (child.exitCode !== null || performance.now() - began > PATIENCE_MS)
          throw new Error(`It does not say "${words}":\n${text.slice(-2000)}`);
    },
  };
}
