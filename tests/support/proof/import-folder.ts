// A program that imports the files of a folder one by one into the database of a home, and reports when it begins and
// which file is imported. For tests
// that kill it.
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { connect } from '../../../database/connect.ts';
import { migrate } from '../../../database/migrate.ts';
import { readContent } from '../../../importer/collect/folder/read-content.ts';
import { importFiles } from './import-files.ts';

const [, , home, folder, zone] = process.argv;
if (home === undefined || folder === undefined || zone === undefined)
  throw new Error('Home, folder and zone are needed.');

const connection = await connect({ home });
await migrate(connection.db);
process.stdout.write('begin\n');
const names = (await readdir(folder)).sort();
for (const name of names) {
  const { body } = await readContent(join(folder, name));
  await importFiles(connection.db, { key: 'default', zone }, [{ name, bytes: body }]);
  process.stdout.write(`${name}\n`);
}
await connection.close();
