// What a read takes while fifty people try passwords at once, beside what it takes when nobody does.
import { randomBytes } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { DB } from '../../database/schema.ts';
import { hashPassword } from '../../api/auth/passwords.ts';
import { storeApiUser } from '../../people/api-users.ts';
import { quantile, say } from '../support/say.ts';

const LOGINS = 50;
const QUIET = 200;
const AIM = 3;

type Address = { readonly url: string; readonly headers: Readonly<Record<string, string>> };

/** @param api a server that believes the addresses that this machine forwards, so that no login has to pause. */
export async function measureLogins(db: Kysely<DB>, { url, headers }: Address): Promise<void> {
  const reach = { isEverything: false, guilds: [], sources: [] };
  const password = await hashPassword(randomBytes(16).toString('hex'));
  for (let n = 0; n < LOGINS; n++)
    await storeApiUser(db, { name: `bench ${n}`, scopes: ['read'], reach, password });
  const read = async (): Promise<number> => {
    const began = performance.now();
    const answer = await fetch(`${url}/api/et/sessions?limit=25`, { headers });
    await answer.arrayBuffer();
    if (!answer.ok) throw new Error(`A read was answered with ${answer.status}`);
    return performance.now() - began;
  };
  const quiet: number[] = [];
  for (let n = 0; n < QUIET; n++) quiet.push(await read());

  const beside: number[] = [];
  let open = LOGINS;
  const login = async (n: number): Promise<void> => {
    const answer = await fetch(`${url}/api/auth/login`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-forwarded-for': `192.0.2.${n + 1}` },
      body: JSON.stringify({ username: `bench ${n}`, password: 'wrong' }),
    });
    await answer.arrayBuffer();
    if (answer.status !== 401) throw new Error(`A login was answered with ${answer.status}`);
    open -= 1;
  };
  const began = performance.now();
  const logins = Promise.all(Array.from({ length: LOGINS }, async (_, n) => login(n)));
  while (open > 0) beside.push(await read());
  await logins;
  const seconds = (performance.now() - began) / 1000;
  const [alone, p95] = [quantile(quiet, 0.95), quantile(beside, 0.95)];
  say(
    `api, a read: p95 ${alone.toFixed(1)} ms, beside ${LOGINS} logins at once, which took ${seconds.toFixed(1)} s, ${p95.toFixed(1)} ms (${beside.length} reads): ratio ${(p95 / alone).toFixed(2)}, aim ${AIM}`,
  );
}
