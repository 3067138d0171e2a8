// A thread of clients who ask again, without a pause, for an answer that they have.
import { Agent, get } from 'node:http';
import { parentPort, workerData } from 'node:worker_threads';
import { z } from 'zod';

const { address, headers, clients, ms } = z
  .object({
    address: z.url(),
    headers: z.record(z.string(), z.string()),
    clients: z.int(),
    ms: z.int(),
  })
  .parse(workerData);

const agent = new Agent({ keepAlive: true, maxSockets: clients });

async function askStatus(): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    get(address, { agent, headers }, (answer) => {
      answer.resume().on('end', () => resolve(answer.statusCode));
    }).on('error', reject);
  });
}

const times: number[] = [];
const until = performance.now() + ms;
await Promise.all(
  Array.from({ length: clients }, async () => {
    for (let began = performance.now(); began < until; began = performance.now()) {
      const status = await askStatus();
      if (status !== 304) throw new Error(`A known answer came with ${status}`);
      times.push(performance.now() - began);
    }
  }),
);
agent.destroy();
// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window
parentPort?.postMessage(times);
