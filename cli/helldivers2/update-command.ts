// debrief helldivers2 update: asks the upstream now, for all or some of the war. Safe to repeat; one process at a time.
import { setTimeout as sleep } from 'node:timers/promises';
import { Argument, Command, InvalidArgumentError } from 'commander';
import { createHelldivers2Importer } from '../../importer/helldivers2/helldivers2-importer.ts';
import {
  ENTITIES,
  type Entity,
  type EntityResult,
  updateWar,
} from '../../importer/helldivers2/upstreams/update-war.ts';
import {
  readUpstreamSettings,
  type UpstreamSettings,
} from '../../importer/helldivers2/upstreams/upstream-settings.ts';
import { openUpstream } from '../../importer/helldivers2/upstreams/upstream.ts';
import { WAR_LOCK } from '../../importer/helldivers2/war-lock.ts';
import { fetchTableCounts } from '../../stats/helldivers2/health/fetch-table-counts.ts';
import { fetchMissingPlanets } from '../../stats/helldivers2/health/fetch-war-health.ts';

import { count } from '../../wording/format-numbers.ts';
import { UserError } from '../../core/user-error.ts';
import { type App, withApp } from '../app/open-app.ts';
import { plainText, printJson, printLine } from '../print/print.ts';
import { createStopSignal } from '../app/create-stop-signal.ts';
import { applySettingsFile } from './apply-settings-file.ts';
import { describeMissing } from './describe-missing.ts';
import { lockOrSay } from './lock-or-say.ts';

type Options = { readonly every?: number; readonly config?: string; readonly json?: true };

const NAMES = Object.keys(ENTITIES).filter(isEntity);

export const updateCommand = new Command('update')
  .description('Ask the upstream now, for everything or for what is named')
  .addArgument(new Argument('[entity...]', 'what to update').choices(NAMES))
  .option('--every <time>', 'again and again, such as 30m or 24h, until Ctrl-C', readEvery)
  .option(
    '--config <file>',
    'JSON file with HD2_* settings; the environment wins over it, and it wins over .env',
  )
  .option('--json', 'print the result as JSON')
  .action(async (entities: Entity[], options: Options) => {
    if (options.config !== undefined) applySettingsFile(options.config);
    await withApp(async (app) => {
      const settings = readUpstreamSettings(process.env);
      const stop = createStopSignal(app.log);
      const once = async (): Promise<void> =>
        runOnce(app, { entities, settings, json: options.json === true });
      await lockOrSay(app.db, WAR_LOCK, async (lost) => {
        const signal = AbortSignal.any([stop, lost]);
        await once();
        while (options.every !== undefined && !signal.aborted) {
          await sleep(options.every, undefined, { signal }).catch(() => undefined);
          if (!signal.aborted) await once();
        }
        if (!lost.aborted) return;
        throw new UserError(
          'The connection to the database was lost, so another process may write the war now.',
          'Start it again when the database answers.',
        );
      });
    });
  });

type Run = {
  readonly entities: readonly Entity[];
  readonly settings: UpstreamSettings;
  readonly json: boolean;
};

async function runOnce({ db, config }: App, { entities, settings, json }: Run): Promise<void> {
  const importer = await createHelldivers2Importer(process.env).prepareSource(db, config, settings.upstream);
  const results = await updateWar({
    db,
    upstream: openUpstream(settings),
    importer,
    entities: NAMES.filter((name) => entities.length === 0 || entities.includes(name)),
    // The run at hand is finished; only what comes after it is not begun.
    signal: new AbortController().signal,
    onResult: (result) => json || printResult(result),
  });
  const missingPlanets = await fetchMissingPlanets(db);
  const isGood = results.every(({ result }) => result !== 'failed');
  if (!isGood) process.exitCode = 1;
  if (json) {
    printJson({
      ok: isGood,
      upstream: settings.upstream,
      results,
      missingPlanets,
      tableCounts: await fetchTableCounts(db),
    });
    return;
  }
  for (const line of describeMissing(missingPlanets)) printLine(line);
  printLine(isGood ? 'All is up to date.' : 'Some of it could not be updated; what was known before stays.');
}

function printResult({ entity, result, answers, seconds, reason }: EntityResult): void {
  const why = reason === null ? '' : `: ${plainText(reason)}`;
  printLine(`  ${entity}: ${result}${why} (${count(answers, 'answer', 'en')}, ${seconds} s)`);
}

function isEntity(name: string): name is Entity {
  return Object.hasOwn(ENTITIES, name);
}

const UNITS: Readonly<Record<string, number>> = { s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 };
const LONGEST_MS = 24 * 86_400_000;

function readEvery(text: string): number {
  const [, number = '', unit = ''] = /^(\d+)([smhd])$/.exec(text) ?? [];
  const ms = Number(number) * (UNITS[unit] ?? NaN);
  if (ms >= 1000 && ms <= LONGEST_MS) return ms;
  throw new InvalidArgumentError('Write it like 30m or 24h, up to 24d.');
}
