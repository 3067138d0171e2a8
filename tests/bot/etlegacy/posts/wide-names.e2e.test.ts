// Every post and panel with twelve players whose names are as wide as a file can hold: each version of each message stays
// within the limits of Discord, and every picture has a text version.
import { type APIMessage, ComponentType } from 'discord-api-types/v10';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { storeState } from '../../../../importer/etlegacy/status/store-state.ts';
import { checkLimits } from '../../../../bot/framework/reply/check-limits.ts';
import { openCourier } from '../../../../bot/discord/open-courier.ts';
import { welcomeGuild } from '../../../../bot/welcome-guild.ts';
import { FakeDiscord } from '../../../support/fake-discord/fake-discord.ts';
import { walkComponents } from '../../../support/fake-discord/interactions/walk-components.ts';
import { readText } from '../../../support/fake-discord/read-message.ts';
import type { StoredMessage } from '../../../support/fake-discord/stored-message.ts';
import { importFiles } from '../../../support/etlegacy/import-files.ts';
import { ALL_KINDS, DAY, EtScene, HOUR } from '../../../support/posts/et-scene.ts';
import { quietLog } from '../../../support/quiet-log.ts';
import { createTestDatabase, type TestDatabase } from '../../../support/database/test-database.ts';
import { stubPictures } from '../../scenarios/stub-pictures.ts';
import { actIn } from '../../scenarios/act-in.ts';
import { expectValid } from '../../support/bot-world.ts';
import { eveningFiles } from '../../support/evenings.ts';
import { openClock, runBot } from '../../support/run-bot.ts';

const FIRST = Date.parse('2025-02-03T20:00:00Z');
const PLAYERS = 12;
/** 32 characters of double width each. */
const nameOf = (person: number): string => `${markOf(person)}${'漢'.repeat(31)}`;
/** One character of double width: longer names are truncated. */
const markOf = (person: number): string => String.fromCodePoint(0xff21 + person);
const evening = (at: string) => eveningFiles({ players: PLAYERS, at, matches: 3, nameOf });

const fake = new FakeDiscord({ globalLimit: 1_000 });
let database: TestDatabase;
let scene: EtScene;

beforeAll(async () => {
  database = await createTestDatabase();
  await fake.start();
  const kinds = { ...ALL_KINDS, map: { afterRoundOne: true }, live: {} };
  scene = await EtScene.open({ db: database.db, fake, clock: FIRST - HOUR, kinds, target: { hour: 12 } });
});
afterAll(async () => {
  expect(fake.takeProblems()).toEqual([]);
  scene.close();
  await fake.stop();
  await database.close();
});

function proveMessage({ components = [], flags }: Pick<APIMessage, 'components' | 'flags'>): void {
  expect(checkLimits({ flags: flags ?? 0, components, allowed_mentions: { parse: [] }, files: [] })).toEqual(
    [],
  );
  for (const { component } of walkComponents(components)) {
    if (component.type !== ComponentType.MediaGallery) continue;
    for (const { description } of component.items) {
      expect(description?.length).toBeGreaterThan(20);
      expect(description?.length).toBeLessThanOrEqual(1024);
    }
  }
}

/** Every version, not only the last one. */
function provePost(stored: StoredMessage): void {
  expectValid(stored);
  for (const { message } of stored.history) proveMessage(message);
}

/** A message without a text version itself names everybody in its picture. */
function proveWords({ message }: StoredMessage): void {
  const nodes = walkComponents(message.components ?? []).map(({ component }) => component);
  const words = nodes
    .flatMap((node) => (node.type === ComponentType.TextDisplay ? [node.content] : []))
    .join('\n');
  const alts = nodes.flatMap((node) =>
    node.type === ComponentType.MediaGallery ? node.items.map(({ description }) => description ?? '') : [],
  );
  const shown = Array.from({ length: PLAYERS }, (_, at) => `${markOf(at)}漢`).filter((name) =>
    alts.join('').includes(name),
  );
  expect(shown.length).toBeGreaterThan(3);
  for (const name of shown) expect(words).toContain(name);
}

async function playAll(): Promise<void> {
  const people = Array.from({ length: PLAYERS }, (_, at) => ({
    name: nameOf(at),
    team: ['allies', 'axis'][at % 2] ?? '',
  }));
  const now = new Date(FIRST);
  await storeState(database.db, 'default', {
    answeredAt: now,
    map: 'oasis',
    mapSince: now,
    emptySince: null,
    playingSince: null,
    timeLimitMinutes: 10,
    people,
  });
  scene.pipeline.clock = FIRST;
  await scene.wait(0);
  await scene.play(evening('2025-02-03 20:00:00'));
  await scene.wait(40);
  // The post is disabled during two evenings.
  await importFiles(database.db, [...evening('2025-02-04 20:00:00'), ...evening('2025-02-05 20:00:00')]);
  scene.pipeline.clock = FIRST + 3 * DAY;
  for (const minutes of [0, 4]) await scene.wait(minutes);
  // It is Monday at noon.
  scene.pipeline.clock = Date.parse('2025-02-10T12:00:00Z');
  for (const minutes of [0, 1]) await scene.wait(minutes);
}

test(
  'Every post stays within the limits and has a text version of its picture.',
  { timeout: 180_000 },
  async () => {
    const { guild } = fake.home;
    await importFiles(database.db, []);
    await playAll();
    const posted = await database.db
      .selectFrom('core.posts')
      .select(['kind'])
      .where('state', '=', 'posted')
      .execute();
    expect(new Set(posted.map(({ kind }) => kind))).toEqual(
      new Set(['evening', 'map', 'recap', 'away', 'weekly', 'live']),
    );
    const messages = scene.messages();
    for (const message of messages) provePost(message);
    const bot = await runBot({
      api: fake.api,
      db: database.db,
      env: { DISCORD_TOKEN: fake.token },
      bindings: [{ key: 'default', guilds: [guild.id], isPublic: false }],
      now: openClock(),
      pictures: stubPictures(),
    });
    try {
      const drawn = messages.filter(({ files }) => files.length > 0);
      expect(drawn.length).toBeGreaterThan(4);
      for (const message of drawn) {
        if (!JSON.stringify(message.message).includes('text1:')) {
          proveWords(message);
          continue;
        }
        const words = await fake.waitForFinal(fake.people.click(message, /^text1:/));
        expect(words.files).toEqual([]);
        expectValid(words);
        proveMessage(words.message);
        expect(readText(words)).toContain('漢漢漢');
      }
      await provePanels();
    } finally {
      await bot.close();
    }
  },
);

async function provePanels(): Promise<void> {
  const { guild } = fake.home;
  const act = actIn(fake, guild);
  const admin = act.addAdmin();
  const { log } = quietLog();
  const courier = openCourier({ token: fake.token, log, api: fake.api });
  const mention = (command: string): string => `/${command}`;
  const systemChannel = fake.change.addChannel(guild).id;
  await welcomeGuild(
    { db: database.db, log, channels: courier, mention },
    { guild: guild.id, systemChannel },
  );
  courier.close();
  const [welcome] = fake.messagesIn(systemChannel);
  if (welcome === undefined) throw new Error('Nobody was welcomed');
  provePost(welcome);
  const panel = await act.slash('setup', {}, admin);
  const detail = await act.press(panel, /:show:/, admin);
  const filled = await act.fillIn(detail, /^tune1:/, { players: '12', rounds: '3' }, admin);
  for (const shown of [panel, detail, filled, await act.slash('doctor', {}, admin)]) {
    expectValid(shown);
    proveMessage(shown.message);
  }
}
