// One real PostgreSQL for a whole test run, with a migrated template that every test file clones. Debrief's own server
// in a throw-away home, or the one that TEST_DATABASE_URL names (its user must be allowed to create databases).
import { randomBytes } from 'node:crypto';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import type { TestProject } from 'vitest/node';
import { connect } from '../../database/connect.ts';
import { openEmbedded } from '../../database/embedded/open-embedded.ts';
import { migrate } from '../../database/migrate.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Address of the server, leading to a database from which others can be created and dropped. */
    testServerUrl: string;
    /** Name of the migrated database that clones are made from. */
    testTemplate: string;
  }
}

/** The data of a test run may be lost; its time may not. */
const FAST = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_connections: '150' };

type Server = { readonly url: string; readonly close: () => Promise<void> };

export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const given = process.env['TEST_DATABASE_URL'];
  const server: Server =
    given !== undefined && given !== '' ? { url: given, close: async () => {} } : await startServer();
  const template = `debrief_template_${randomBytes(4).toString('hex')}`;
  await run(server.url, `create database ${template} encoding 'UTF8' template template0`);
  const url = new URL(server.url);
  url.pathname = `/${template}`;
  const { db, close } = await connect({ databaseUrl: url.href, home: '/nonexistent' });
  await migrate(db);
  await close();
  project.provide('testServerUrl', server.url);
  project.provide('testTemplate', template);
  return async () => {
    await run(server.url, `drop database ${template}`);
    await server.close();
  };
}

async function startServer(): Promise<Server> {
  const home = await mkdtemp(join(tmpdir(), 'debrief-test-'));
  // Run by root, the server's account has to get in.
  await chmod(home, 0o711);
  const server = await openEmbedded({ home, settings: FAST });
  const { user, password, host, database } = server.address;
  return {
    url: `postgresql://${user}:${password}@${encodeURIComponent(host)}/${database}`,
    close: async () => {
      await server.close();
      await rm(home, { recursive: true });
    },
  };
}

async function run(url: string, statement: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
