import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Client } from 'pg';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { connect } from '../../../database/connect.ts';
import { type EmbeddedServer } from '../../../database/embedded/keep-presence.ts';
import { openEmbedded } from '../../../database/embedded/open-embedded.ts';
import { migrate } from '../../../database/migrate.ts';
import { startHolder } from '../../support/database/start-holder.ts';
import { makeThrowawayHome } from '../../support/throwaway-home.ts';
import { queryServer } from '../../support/servers/query-server.ts';

const { home, findProcesses, remove } = await makeThrowawayHome();
afterAll(remove);

const settings = { fsync: 'off' };

async function ask(server: EmbeddedServer, query: string): Promise<unknown> {
  const [row] = await queryServer(server, query);
  return Object.values(row ?? {})[0];
}

describe('one server for all processes of a home', () => {
  afterEach(async () => {
    expect(await findProcesses()).toEqual([]);
  });

  it('is set up once and started once when three processes start together', async () => {
    const holders = [startHolder(home), startHolder(home), startHolder(home)];
    await Promise.all(holders.map(async (holder) => holder.opened));
    const log = await readFile(join(home, 'postgres', 'server.log'), 'utf8');
    expect(log.match(/starting PostgreSQL/g)).toHaveLength(1);
    await Promise.all(holders.map(async (holder) => holder.leave()));
  });

  it('keeps running when the process that started it leaves first', async () => {
    const first = startHolder(home);
    await first.opened;
    const second = await openEmbedded({ home, settings });
    await first.leave();
    expect(await ask(second, 'select 1')).toBe(1);
    await second.close();
  });

  it('is joined after the process that started it was killed', async () => {
    const killed = startHolder(home);
    await killed.opened;
    const before = await findProcesses();
    await killed.kill();
    const next = await openEmbedded({ home, settings });
    expect(await findProcesses()).toEqual(expect.arrayContaining([Math.min(...before)]));
    expect(await ask(next, 'select 1')).toBe(1);
    await next.close();
  });

  it('uses UTF-8, page checksums, sorting by code point and no network', async () => {
    const server = await openEmbedded({ home });
    expect(await ask(server, 'show server_encoding')).toBe('UTF8');
    expect(await ask(server, 'show data_checksums')).toBe('on');
    expect(await ask(server, 'show fsync')).toBe('on');
    expect(await ask(server, 'show listen_addresses')).toBe('');
    expect(await ask(server, "select 'a' > 'Z' and upper('é') = 'É'")).toBe(true);
    await server.close();
  });

  it('is used by connections without an address, until they are closed', async () => {
    const connection = await connect({ home });
    expect((await migrate(connection.db)).applied.length).toBeGreaterThan(0);
    await connection.db.selectFrom('core.payloads').selectAll().execute();
    await connection.close();
  });

  it('hides its password from other users and requires it', async () => {
    const { mode } = await stat(join(home, 'postgres', 'cluster', 'password'));
    expect((mode & 0o777).toString(8)).toBe('600');
    const server = await openEmbedded({ home, settings });
    const stranger = new Client({ ...server.address, password: 'guess' });
    await expect(stranger.connect()).rejects.toMatchObject({ code: '28P01' });
    await server.close();
  });
});
