import { Command } from 'commander';
import { withApp } from '../../../../cli/app/open-app.ts';
import { plainText, printLine } from '../../../../cli/print/print.ts';
import { UserError } from '../../../../core/user-error.ts';
import { fetchOperatorSources } from '../../../../people/visibility.ts';
import { fetchLatest } from '../stats/fetch-latest.ts';
import { skimmingSources } from '../stats/skimming-sources.ts';

/** debrief skim: the latest contest in words. Read only. */
export const skimCommand = new Command('skim').description('Show the latest contest').action(async () => {
  await withApp(async ({ db }) => {
    const contest = await fetchLatest(db, await fetchOperatorSources(db, [skimmingSources]));
    if (contest === undefined)
      throw new UserError('No contest is known yet.', 'Import the file of a judge: debrief import PATH.');
    printLine(`${plainText(contest.pond)}, ${contest.heldAt.toISOString()}`);
    for (const { name, skips } of contest.throws) printLine(`  ${plainText(name)}: ${skips}`);
  });
});
