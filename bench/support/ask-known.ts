// A thread of clients who ask again, without a pause, for an answer that they have. They share the machine with the server,
// so they do the least that a client can: they write the same bytes and look for the end of the headers.
import { connect } from 'node:net';
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

const { host, hostname, port, pathname } = new URL(address);
const lines = Object.entries({ host, ...headers }).map(([name, value]) => `${name}: ${value}\r\n`);
const question = Buffer.from(`GET ${pathname} HTTP/1.1\r\n${lines.join('')}\r\n`);

const times: number[] = [];
const until = performance.now() + ms;

async function askOn(): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = connect({ host: hostname, port: Number(port), noDelay: true });
    let began = performance.now();
    let answer = '';
    const ask = (): void => {
      began = performance.now();
      answer = '';
      if (began < until) socket.write(question);
      else socket.end(resolve);
    };
    socket.setEncoding('latin1');
    socket.on('connect', ask);
    socket.on('data', (text) => {
      answer += String(text);
      if (!answer.endsWith('\r\n\r\n')) return;
      times.push(performance.now() - began);
      if (answer.startsWith('HTTP/1.1 304 ')) ask();
      else reject(new Error(`A known answer came with ${answer.slice(0, answer.indexOf('\r\n'))}`));
    });
    socket.on('error', reject);
  });
}

await Promise.all(Array.from({ length: clients }, askOn));
// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window
parentPort?.postMessage(times);
