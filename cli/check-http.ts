import { hostname } from 'node:os';
import { fetchServing } from '../database/presence.ts';
import type { HealthLine } from '../stats/health/game-health.ts';
import type { App } from './app/open-app.ts';

const PATIENCE_MS = 3_000;

/** A line for each process that serves HTTP: whether it answers. Those of other machines are named, not asked. */
export async function checkHttp({ db }: Pick<App, 'db'>): Promise<HealthLine[]> {
  return await Promise.all((await fetchServing(db)).map(check));
}

async function check({ kind, host, address }: { kind: string; host: string; address: string }) {
  const who = `The HTTP server of ${kind}`;
  if (host !== hostname())
    return { isWell: true, say: `${who} on ${host} is at ${address}; whether it answers is asked there.` };
  const answer = await fetch(`${address}/healthz`, { signal: AbortSignal.timeout(PATIENCE_MS) }).catch(
    () => null,
  );
  await answer?.body?.cancel();
  if (answer?.ok === true) return { isWell: true, say: `${who} answers at ${address}.` };
  return {
    isWell: false,
    say: `${who} does not answer at ${address}. Look for http. in its log, or start it again.`,
  };
}
