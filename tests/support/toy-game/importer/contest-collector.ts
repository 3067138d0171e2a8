import type { Collector, CollectorTools } from '../../../../importer/game-importer.ts';
import { fetchAnswer } from '../../../../importer/collect/http/fetch-answer.ts';
import { HostQueue } from '../../../../importer/collect/http/host-queue.ts';
import type { HttpAnswer, HttpEndpoint, HttpHost } from '../../../../importer/collect/http/http-source.ts';
import { pollHost } from '../../../../importer/collect/http/poll-host.ts';
import { storeAndImport } from '../../../../importer/inbox/store-and-import.ts';
import { CONTEST_ANSWER } from './kinds.ts';
import { openSource } from './open-source.ts';
import { skimmingSettings } from './settings.ts';
import { GAME, SOURCE } from './source.ts';

const HOST: HttpHost = { name: 'skimming/lake', gapMs: 0 };

/** Polls the latest contest, if the settings name an address. */
export function openContestCollectors({ env, db, log, ...tools }: CollectorTools): readonly Collector[] {
  const { SKIM_URL: url, SKIM_POLL_MS: everyMs } = skimmingSettings.parse(env);
  if (url === undefined) return [];
  const endpoint: HttpEndpoint = {
    name: `${HOST.name}/latest`,
    everyMs,
    request: () => ({ url: new URL(url) }),
  };
  const receive = async ({ body, contentType, observedAt }: HttpAnswer): Promise<void> => {
    const payload = { source: SOURCE, game: GAME, kind: CONTEST_ANSWER.name, subject: 'latest', contentType };
    const changed = await storeAndImport(db, openSource(SOURCE), [{ ...payload, observedAt, body }]);
    tools.onSeen(HOST.name);
    await tools.onImported(SOURCE, changed);
  };
  return [
    {
      source: SOURCE,
      catchUp: async () => {
        const options = { queue: new HostQueue(0), signal: AbortSignal.timeout(60_000) };
        const outcome = await fetchAnswer(HOST, endpoint, { url: new URL(url) }, options);
        if (outcome.kind === 'failed') throw new Error(outcome.reason);
        if (outcome.kind === 'answer') await receive(outcome.answer);
      },
      watch: async (signal) => {
        const answer = async (_endpoint: HttpEndpoint, given: HttpAnswer): Promise<null> => {
          await receive(given);
          return null;
        };
        // A failure is logged by the poller, and its body contains no contest.
        await pollHost(HOST, [endpoint], {
          db,
          log,
          signal,
          receive: { answer, failure: async () => undefined },
        });
      },
    },
  ];
}
