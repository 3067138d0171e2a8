// debrief api user: people who log in to the API with name and password.
import { Command } from 'commander';
import { hashPassword } from '../../api/auth/passwords.ts';
import { UserError } from '../../core/user-error.ts';
import { fetchApiUsers, removeApiUser, storeApiUser } from '../../people/api-users.ts';
import { type App, withApp } from '../app/open-app.ts';
import { printJson, printLine } from '../print/print.ts';
import { readName } from './read-name.ts';
import { readPassword } from './read-password.ts';
import { addRightsOptions, describeRights, readRights, type RightsOptions } from './rights-options.ts';

const addCommand = addRightsOptions(new Command('add'))
  .description('Add a user; the password is asked for, or is the first line of standard input')
  .argument('<name>', 'name to log in with; capitals do not matter', readName)
  .action(async (name: string, options: RightsOptions) => {
    await withApp(async (app) => add(app, name, options));
  });

const listCommand = new Command('list')
  .description('List all users')
  .option('--json', 'print them as JSON')
  .action(async ({ json }: { readonly json?: true }) => {
    await withApp(async ({ db }) => {
      const users = await fetchApiUsers(db);
      if (json === true) return printJson(users);
      if (users.length === 0) printLine('There is no user. "debrief api user add NAME" adds one.');
      for (const user of users)
        printLine(`${user.name}: ${describeRights(user)}; added ${user.createdAt.toISOString()}`);
    });
  });

const removeCommand = new Command('remove')
  .description('Remove a user and end all logins')
  .argument('<name>', 'name of the user')
  .action(async (name: string) => {
    await withApp(async ({ db }) => {
      if (!(await removeApiUser(db, name)))
        throw new UserError(`There is no user "${name}".`, '"debrief api user list" shows all names.');
      printLine(`The user "${name}" is removed.`);
    });
  });

export const userCommand = new Command('user')
  .description('People who log in to the API; for another password remove the user and add them again')
  .addCommand(addCommand)
  .addCommand(listCommand)
  .addCommand(removeCommand);

async function add(app: App, name: string, options: RightsOptions): Promise<void> {
  const rights = await readRights(app, options);
  if (rights.scopes.includes('push'))
    throw new UserError('A game server pushes with a key, not as a user.', 'Use "debrief api key add".');
  const password = await hashPassword(await readPassword());
  if (!(await storeApiUser(app.db, { ...rights, name, password })))
    throw new UserError(
      `There is a user "${name}" already.`,
      `Take another name, or remove that one first: debrief api user remove "${name}".`,
    );
  printLine(`The user "${name}" ${describeRights(rights)}, and logs in at POST /api/auth/login.`);
}
