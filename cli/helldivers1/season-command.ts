// debrief helldivers1 season N: gets the archive of a war from the API, where it is not stored yet.
import { Argument, Command, InvalidArgumentError } from 'commander';
import { openUpstream } from '../../importer/helldivers1/upstream/open-upstream.ts';
import { SeasonDesk } from '../../importer/helldivers1/upstream/season-desk.ts';
import type { SeasonReply } from '../../importer/helldivers1/upstream/season-reply.ts';
import { fetchSeasons, type SeasonState } from '../../stats/helldivers1/fetch-seasons.ts';
import { count } from '../../wording/format-numbers.ts';
import { UserError } from '../../core/user-error.ts';
import { withApp } from '../app/open-app.ts';
import { printJson, printLine } from '../print/print.ts';
import { createStopSignal } from '../app/create-stop-signal.ts';
import { readSettings } from './read-settings.ts';

const LOCALE = 'en';

export const seasonCommand = new Command('season')
  .description(
    'Get the archive of a war from the API, where it is not stored yet, and say what is known of it',
  )
  .addArgument(new Argument('<number>', 'number of the war').argParser(readSeason))
  .option('--again', 'ask also where it is stored')
  .option('--json', 'print it as JSON')
  .action(async (season: number, { again = false, json }: { again?: boolean; json?: true }) => {
    await withApp(async ({ db, log }) => {
      const upstream = openUpstream(readSettings(process.env));
      try {
        const ask = upstream.askFor(createStopSignal(log));
        const desk = new SeasonDesk({ db, ask, retriesFailures: true });
        const reply = await desk.ask(season, again);
        if (reply.kind !== 'stored' && reply.kind !== 'known') throw refuse(season, reply);
        const known = (await fetchSeasons(db)).find((one) => one.season === season);
        if (known === undefined) throw new Error(`War ${season} is stored without a row.`);
        if (json === true) printJson({ reply: reply.kind, ...known });
        else printLine(`${reply.kind === 'stored' ? 'Stored' : 'Known already'}: ${describe(known)}`);
      } finally {
        await upstream.close();
      }
    });
  });

function readSeason(text: string): number {
  if (/^[1-9]\d{0,6}$/.test(text)) return Number(text);
  throw new InvalidArgumentError('It must be the number of a war, such as 148.');
}

function describe({ season, outcome, snapshots, defend, defendSuccess, attack }: SeasonState): string {
  return [
    `war ${season}`,
    outcome ?? 'outcome open',
    count(snapshots, 'frame', LOCALE),
    `${count(defend, 'defence', LOCALE)}, ${defendSuccess} held`,
    count(attack, 'assault', LOCALE),
  ].join('; ');
}

function refuse(season: number, reply: Exclude<SeasonReply, { kind: 'stored' | 'known' }>): UserError {
  if (reply.kind === 'busy')
    return new UserError('Too many archives are requested.', 'Try again in a minute.');
  if (reply.kind === 'not found')
    return new UserError(`The API knows no war ${season}.`, 'Nothing was stored.');
  return new UserError(
    reply.reason,
    'Nothing that was stored has changed. "npm run debrief -- helldivers1 tls" looks at the host.',
  );
}
