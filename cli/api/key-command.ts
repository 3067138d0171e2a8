// debrief api key: keys for programs that use the API.
import { Command } from 'commander';
import { UserError } from '../../core/user-error.ts';
import { type ApiKey, fetchApiKeys, revokeApiKey, storeApiKey } from '../../people/api-keys.ts';
import { type App, withApp } from '../app/open-app.ts';
import { plainText, printJson, printLine } from '../print/print.ts';
import { readTime } from '../read-time.ts';
import { readName } from './read-name.ts';
import { addRightsOptions, describeRights, readRights, type RightsOptions } from './rights-options.ts';

type AddOptions = RightsOptions & { readonly until?: Date };

const addCommand = addRightsOptions(new Command('add'))
  .description('Make a key; it is shown once')
  .argument('<name>', 'what the key is for, for lists and the log', readName)
  .option('--until <time>', 'when it ends: ISO 8601 with a zone (default: never)', readTime)
  .action(async (name: string, options: AddOptions) => {
    await withApp(async (app) => add(app, name, options));
  });

const listCommand = new Command('list')
  .description('List all keys, with their last use')
  .option('--json', 'print them as JSON')
  .action(async ({ json }: { readonly json?: true }) => {
    await withApp(async ({ db }) => {
      const keys = await fetchApiKeys(db);
      if (json === true) return printJson(keys);
      if (keys.length === 0) printLine('There is no key. "debrief api key add NAME" makes one.');
      for (const key of keys) printLine(describeKey(key, new Date()));
    });
  });

const revokeCommand = new Command('revoke')
  .description('Remove a key; it is refused from the next request on')
  .argument('<name>', 'its name, as "debrief api key list" shows it')
  .action(async (name: string) => {
    await withApp(async ({ db }) => {
      if (!(await revokeApiKey(db, name)))
        throw new UserError(`There is no key "${name}".`, '"debrief api key list" shows all names.');
      printLine(`The key "${name}" is removed.`);
    });
  });

export const keyCommand = new Command('key')
  .description('Keys for programs that use the API')
  .addCommand(addCommand)
  .addCommand(listCommand)
  .addCommand(revokeCommand);

async function add(app: App, name: string, { until, ...options }: AddOptions): Promise<void> {
  if (until !== undefined && until.getTime() <= Date.now())
    throw new UserError('The key would have ended already.', 'Name a later time with --until.');
  const rights = await readRights(app, options);
  const key = await storeApiKey(app.db, { ...rights, name, endsAt: until ?? null });
  if (key === null)
    throw new UserError(
      `There is a key "${name}" already.`,
      `Take another name, or remove that one first: debrief api key revoke "${name}".`,
    );
  printLine(key);
  process.stderr.write(
    `The key "${name}" ${describeRights(rights)}. It is shown this once: keep it where its program finds it.\n`,
  );
}

function describeKey(key: ApiKey, now: Date): string {
  const used = key.usedAt === null ? 'never used' : `last used ${key.usedAt.toISOString()}`;
  const ends =
    key.endsAt === null ? '' : `; ${key.endsAt <= now ? 'ended' : 'ends'} ${key.endsAt.toISOString()}`;
  return `${plainText(key.name)}: ${describeRights(key)}; made ${key.createdAt.toISOString()}; ${used}${ends}`;
}
