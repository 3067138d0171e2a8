import type { Kysely } from 'kysely';
import { type Answer, collectAnswer } from '../../bot/framework/collect-answer.ts';
import type { Request } from '../../bot/framework/incoming/incoming.ts';
import { requestOf } from '../../cli/say/follow-controls.ts';
import type { DB } from '../../database/schema.ts';
import { openEtlegacySource } from '../../importer/etlegacy/etlegacy-source.ts';
import { prepareServer } from '../../importer/etlegacy/servers/prepare-server.ts';
import { toPayload } from '../../importer/etlegacy/files/to-payload.ts';
import { drainInbox } from '../../importer/inbox/drain-inbox.ts';
import { storePayloads } from '../../importer/inbox/store-payloads.ts';
import { simulateEvenings } from '../../simulator/etlegacy/simulate-evenings.ts';
import { searchPlayers } from '../../stats/etlegacy/players/search-players.ts';
import { EVENINGS, type Question, type ShownEvening } from './evenings.data.ts';
import { NOW } from './examples.data.ts';
import { type DocsTools, openRouter } from './open-router.ts';

export type AskedEvening = {
  readonly evening: ShownEvening;
  readonly answers: readonly AnsweredQuestion[];
};
export type AnsweredQuestion = {
  readonly question: Question;
  /** What is typed and pressed. */
  readonly asked: string;
  readonly answer: Answer;
};

/** Slow enough for the cooldown. */
const PAUSE_MS = 10_000;

/** Plays the evenings, imports each as a server of its own, and asks about it. Throws where an answer is missing. */
export async function askEvenings(tools: DocsTools): Promise<AskedEvening[]> {
  const asked: AskedEvening[] = [];
  for (const [place, evening] of EVENINGS.entries()) {
    await importEvening(tools.db, evening);
    const guild = String(400_000_000_000_000_000n + BigInt(place));
    asked.push({ evening, answers: await askAll(tools, evening, guild) });
  }
  return asked;
}

async function importEvening(db: Kysely<DB>, { key, seed, options }: ShownEvening): Promise<void> {
  const server = { key, zone: 'UTC' };
  await prepareServer(db, server);
  const files = simulateEvenings({ seed, evenings: 1, options }).flatMap((evening) => [
    ...evening.files,
    ...evening.documents.map(({ name, dump }) => ({ name, bytes: dump })),
  ]);
  await storePayloads(
    db,
    files.map(({ name, bytes }) => toPayload(key, name, { body: bytes, modifiedMs: 0 })),
  );
  await drainInbox(db, openEtlegacySource(server));
}

async function askAll(
  tools: DocsTools,
  { key, questions }: ShownEvening,
  guild: string,
): Promise<AnsweredQuestion[]> {
  let count = 0;
  const now = (): Date => new Date(NOW.getTime() + PAUSE_MS * count);
  const router = openRouter(tools, { server: key, guild, now });
  const viewer = {
    userId: '100000000000000001',
    locale: 'en-GB',
    guildId: guild,
    isGuildManager: false,
    isOperator: false,
    playsAs: null,
  };
  const send = async (request: Request): Promise<Answer> => {
    count += 1;
    return await collectAnswer(router, { id: String(count), viewer, request, mayAttach: true });
  };
  const players = (await searchPlayers(tools.db, '', [key])).map(({ name }) => name);
  const answers: AnsweredQuestion[] = [];
  for (const question of questions) {
    const options = optionsOf(question, players);
    let answer = await send({ kind: 'command', name: question.command, path: [], options });
    for (const step of question.steps ?? []) {
      if (answer.message === null) throw new Error(`${question.file}: nothing to press`);
      answer = await send(requestOf(answer.message, step));
    }
    if (!answer.isServed) throw new Error(`${question.file}: there is no answer`);
    answers.push({ question, asked: describe(question, options), answer });
  }
  return answers;
}

function optionsOf({ command, players }: Question, names: readonly string[]): Record<string, string> {
  const [first = '', second = ''] = names;
  if (players === 'two') return { a: first, b: second };
  if (players === 'one') return { player: first };
  return command === 'round' ? { round: 'latest' } : {};
}

function describe({ command, steps = [] }: Question, options: Readonly<Record<string, string>>): string {
  const typed = Object.entries(options).map(([name, value]) => ` ${name}:${value}`);
  const pressed = steps.map((step) => `, then “${step.kind === 'press' ? step.label : step.value}”`);
  return [`/${command}`, ...typed, ...pressed].join('');
}
