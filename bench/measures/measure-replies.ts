// How long people wait in Discord, with a history of 100,000 rounds: from their action to the last edit, with a real
// client on a socket. Cold means the first request of its kind after a start of PostgreSQL and the bot.
import { loadavg } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import type { BenchServer } from '../support/bench-server.ts';
import { chooseCommands, chooseTyping, fetchSubjects, type Subjects } from '../replies/choose-requests.ts';
import { choosePresses } from '../replies/choose-presses.ts';
import { type BenchBot, openBot } from '../replies/open-bot.ts';
import { playRequest, type Sample } from '../replies/play-request.ts';
import { measureRawLimit } from '../replies/raw-limit.ts';
import { type Group, reportSamples } from '../replies/report-samples.ts';
import type { Request } from '../replies/request.ts';
import { openHistory } from '../support/open-history.ts';
import { say } from '../support/say.ts';

/** The day after the last evening of the history. */
const NOW = new Date('2025-07-23T12:00:00Z');
const COLD_STARTS = 3;
/** How often every command is asked, each time about other subjects. */
const TURNS = 12;
const TYPED_WORDS = 4;
/** Longest chain of presses after one answer. */
const PRESSES = 4;
/** A volley is `AT_ONCE` requests of different people at the same time. */
const VOLLEYS = 12;
const AT_ONCE = 10;
/** discord.js sends at most 50 edits per second; the pauses keep that limit out of the measurement. */
const PAUSE_MS = 25;

/** @param eachCommand whether each command has its own line. */
export async function measureReplies(server: BenchServer, eachCommand: boolean): Promise<void> {
  const history = await openHistory(server);
  const subjects = await fetchSubjects(history.db, NOW);
  const { url } = history;
  await history.close();
  const raw = await measureRawLimit(100);
  const cold: Sample[] = [];
  for (let start = 0; start < COLD_STARTS; start++) {
    await server.restart();
    await withBot(url, subjects, async (bot) => {
      cold.push(...(await playFirsts(bot, subjects, start)));
    });
  }
  await withBot(url, subjects, async (bot) => {
    // A warm-up about subjects that the measured turns do not use.
    await playCommands(bot, subjects, { from: TURNS, turns: 3 });
    const before = process.cpuUsage();
    const warm = await playCommands(bot, subjects, { from: 0, turns: TURNS });
    const { user, system } = process.cpuUsage(before);
    const typed = await playTyping(bot, subjects);
    const texts = await playVolleys(bot, subjects, 'text');
    const pictures = await playVolleys(bot, subjects, 'picture');
    const only = (samples: readonly Sample[], kind: Sample['kind']) =>
      samples.filter((sample) => sample.kind === kind);
    const [text, drawn] = [only(warm, 'text'), only(warm, 'picture')];
    const groups: Group[] = [
      { title: 'nothing but sockets', samples: raw, wait: 'end' },
      { title: 'choices while typing', samples: typed, wait: 'end', aim: 50 },
      { title: 'text', samples: text, wait: 'end', aim: 150 },
      { title: 'picture, its words', samples: drawn, wait: 'words', aim: 150 },
      { title: 'picture, all of it', samples: drawn, wait: 'end' },
      { title: `text, ${AT_ONCE} at once`, samples: texts, wait: 'end', aim: 500 },
      { title: `picture, ${AT_ONCE} at once, its words`, samples: pictures, wait: 'words', aim: 500 },
      { title: `picture, ${AT_ONCE} at once, all of it`, samples: pictures, wait: 'end' },
      { title: 'choices after a start', samples: only(cold, 'choices'), wait: 'end' },
      { title: 'text after a start', samples: only(cold, 'text'), wait: 'end' },
      { title: 'picture after a start', samples: only(cold, 'picture'), wait: 'end' },
    ];
    say(`ms that people wait in Discord, over 100,000 rounds; load ${loadavg()[0]?.toFixed(1)}`);
    reportSamples(groups, eachCommand);
    // On a busy machine the only figure about the bot itself.
    const work = ((user + system) / 1000 / warm.length).toFixed(0);
    say(`Bot, client, Discord and drawing together: ${work} ms of processor time for an answer.`);
  });
}

async function withBot(
  url: string,
  { players }: Subjects,
  work: (bot: BenchBot) => Promise<void>,
): Promise<void> {
  const playerKeys = players.slice(0, AT_ONCE).map(({ key }) => key);
  const bot = await openBot(url, { playerKeys, now: NOW });
  try {
    await work(bot);
  } finally {
    await bot.close();
  }
}

/** Every command and every kind of typing once. */
async function playFirsts(bot: BenchBot, subjects: Subjects, n: number): Promise<Sample[]> {
  const firsts = [...chooseCommands(subjects, n), ...chooseTyping(subjects, n)];
  const samples: Sample[] = [];
  for (const [, [request]] of Map.groupBy(firsts, ({ label }) => label))
    if (request !== undefined) samples.push(await playRequest(bot, userOf(bot, n), request));
  return samples;
}

async function playCommands(
  bot: BenchBot,
  subjects: Subjects,
  { from, turns }: { readonly from: number; readonly turns: number },
): Promise<Sample[]> {
  const samples: Sample[] = [];
  for (let n = from; n < from + turns; n++)
    for (const request of chooseCommands(subjects, n)) samples.push(...(await playAndPress(bot, request, n)));
  return samples;
}

/** Asks, then continues from the answer: each press is on the result of the previous one. */
async function playAndPress(bot: BenchBot, request: Request, n: number): Promise<Sample[]> {
  const user = userOf(bot, n);
  await sleep(PAUSE_MS);
  const samples = [await playRequest(bot, user, request)];
  for (let press = 0; press < PRESSES; press++) {
    await sleep(PAUSE_MS);
    const message = samples.at(-1)?.message ?? null;
    const presses = message === null ? [] : choosePresses(message, request.label, n + press);
    const next = presses[(n * 3 + press) % presses.length];
    if (next === undefined) break;
    samples.push(await playRequest(bot, user, next));
  }
  return samples;
}

async function playTyping(bot: BenchBot, subjects: Subjects): Promise<Sample[]> {
  const samples: Sample[] = [];
  for (let n = 0; n < TYPED_WORDS; n++)
    for (const request of chooseTyping(subjects, n))
      samples.push(await playRequest(bot, userOf(bot, n), request));
  return samples;
}

/** Ten people do different things at the same moment. */
async function playVolleys(bot: BenchBot, subjects: Subjects, kind: Sample['kind']): Promise<Sample[]> {
  const samples: Sample[] = [];
  for (let volley = 0; volley < VOLLEYS; volley++) {
    await sleep(AT_ONCE * PAUSE_MS);
    const requests = Array.from({ length: AT_ONCE }, (_, i) => {
      const fitting = chooseCommands(subjects, volley * AT_ONCE + i).filter(
        (request) => request.kind === kind,
      );
      return fitting[(volley + i) % fitting.length];
    }).filter((request) => request !== undefined);
    samples.push(
      ...(await Promise.all(requests.map(async (request, i) => playRequest(bot, userOf(bot, i), request)))),
    );
  }
  return samples;
}

function userOf({ users }: BenchBot, n: number): BenchBot['users'][number] {
  const user = users[n % users.length];
  if (user === undefined) throw new RangeError('There are no users');
  return user;
}
