// A link is proven by a code that the player wears in the game for a round; two claims on one player are decided by admins.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { etlegacyBot } from '../../../bot/etlegacy/etlegacy-bot.ts';
import { FakeDiscord } from '../../support/fake-discord/fake-discord.ts';
import type { FakeGuild } from '../../support/fake-discord/fake-guild.ts';
import { readText } from '../../support/fake-discord/read-message.ts';
import { importFiles } from '../../support/etlegacy/import-files.ts';
import { Pipeline } from '../../support/posts/open-pipeline.ts';
import { evenly, keyOf, stopwatchMatch } from '../../support/etlegacy/stopwatch-match.ts';
import { createTestDatabase, type TestDatabase } from '../../support/database/test-database.ts';
import { actIn } from '../scenarios/act-in.ts';
import type { Acting } from '../scenarios/stage.ts';
import { stubPictures } from '../scenarios/stub-pictures.ts';
import { INVITED } from '../support/bot-world.ts';
import { openClock, runBot } from '../support/run-bot.ts';

type Community = { readonly guild: FakeGuild; readonly act: Acting; readonly admin: string };

// The steps are faster than those of people, from two clients of one bot.
const fake = new FakeDiscord({ globalLimit: 1_000 });
let database: TestDatabase;
let bot: Awaited<ReturnType<typeof runBot>>;
let pipeline: Pipeline;
let alpha: Community;
let bravo: Community;
let hour = 10;

beforeAll(async () => {
  database = await createTestDatabase();
  await fake.start();
  const community = (guild: FakeGuild): Community => {
    fake.change.setBotPermissions(guild, INVITED);
    const act = actIn(fake, guild);
    return { guild, act, admin: act.addAdmin() };
  };
  alpha = community(fake.home.guild);
  bravo = community(fake.change.addGuild());
  const bindings = [
    { key: 'alpha', guilds: [alpha.guild.id], isPublic: false },
    { key: 'bravo', guilds: [bravo.guild.id], isPublic: false },
  ];
  bot = await runBot({
    api: fake.api,
    db: database.db,
    env: { DISCORD_TOKEN: fake.token },
    bindings,
    now: openClock(),
    operations: null,
    pictures: stubPictures(),
  });
  const games = [{ ...etlegacyBot, posts: [] }];
  pipeline = new Pipeline({ db: database.db, fake, games, bindings: { servers: bindings, owners: [] } });
  await play('alpha', {});
  await play('bravo', {});
});
afterAll(async () => {
  expect(fake.takeProblems()).toEqual([]);
  pipeline.close();
  await bot.close();
  await fake.stop();
  await database.close();
});

/** A round of four players on that server, some of them under other names. */
async function play(server: string, worn: Readonly<Record<string, string>>): Promise<void> {
  hour += 1;
  const team = (people: readonly string[]) =>
    Object.fromEntries(
      Object.entries(evenly(people)).map(([person, [one, two]]) => {
        const as = worn[person] ?? person;
        return [
          person,
          [
            { ...one, as },
            { ...two, as },
          ],
        ] as const;
      }),
    );
  const at = `2025-02-03 ${hour}:00:00`;
  const files = stopwatchMatch({ at, first: team(['anna', 'bert']), second: team(['carl', 'dora']) });
  await importFiles(database.db, files, { server });
  await pipeline.update();
}

async function claim({ act }: Community, who: string, person: string) {
  const text = readText(await act.slash('link', { player: keyOf(person) }, who));
  return { text, code: /wear `([A-Z]{4})`/.exec(text)?.[1] ?? '' };
}

const letters = (account: string) =>
  fake.messagesIn(fake.state.dms.get(account)?.id ?? '').map((message) => readText(message));

const whois = async ({ act, admin }: Community, person: string) =>
  readText(await act.slash('whois', { player: keyOf(person) }, admin));

test('a code in the name, in any colours and letters, proves the link with the next file', async () => {
  const member = alpha.act.addMember();
  const { text, code } = await claim(alpha, member, 'anna');
  expect(text).toContain('**You are anna now');
  expect(await whois(alpha, 'anna')).toContain('linked by the account itself');
  await play('alpha', {});
  expect(await whois(alpha, 'anna')).toContain('linked by the account itself');
  await play('alpha', { anna: `^1a^2${code.toLowerCase().split('').join('^3')}^7anna` });
  expect(await whois(alpha, 'anna')).toContain('proven by a code in the game');
  await play('alpha', {});
  expect(letters(member)).toEqual([expect.stringContaining('Proven')]);
  expect((await claim(alpha, member, 'anna')).code).toBe('');
});

test('two accounts that claim one player are reported to the admins of that server and to both accounts, and to nobody else', async () => {
  const [first, second] = [alpha.act.addMember(), alpha.act.addMember()];
  await claim(alpha, first, 'bert');
  const { text, code } = await claim(alpha, second, 'bert');
  expect(text).toContain('linked to somebody else');
  await play('alpha', { bert: `bert ${code}` });
  await play('alpha', {});
  expect(letters(first)).toEqual([expect.stringContaining('Another account has proven')]);
  expect(letters(second)).toEqual([expect.stringContaining('linked to another account already')]);
  expect(await whois(alpha, 'bert')).toContain(first);
  const foreign = await bravo.act.slash('admin claim', {}, bravo.admin);
  expect(readText(foreign)).toContain('No claim waits');
  const refused = await bravo.act.slash('admin claim', { member: second }, bravo.admin);
  expect(readText(refused)).toContain('that you may decide');
  const listed = readText(await alpha.act.slash('admin claim', {}, alpha.admin));
  expect(listed).toContain(first);
  expect(listed).toContain(second);
  await alpha.act.slash('admin claim', { member: second }, alpha.admin);
  await pipeline.update();
  expect(await whois(alpha, 'bert')).toContain(second);
  expect(await whois(alpha, 'bert')).toContain('confirmed by an admin');
  expect(letters(first).at(-1)).toContain('belongs to another account');
  expect(letters(second).at(-1)).toContain('you are **bert**');
  expect(readText(await alpha.act.slash('admin audit', {}, alpha.admin))).toContain('two accounts claimed');
  expect(readText(await alpha.act.slash('admin claim', {}, alpha.admin))).toContain('No claim waits');
});

test('an admin who unlinks a player cancels the open code of the account that held it', async () => {
  const member = alpha.act.addMember();
  const { code } = await claim(alpha, member, 'dora');
  expect(code).not.toBe('');
  await alpha.act.slash('admin unlink', { player: keyOf('dora') }, alpha.admin);
  await play('alpha', { dora: code });
  expect(await whois(alpha, 'dora')).toContain('Nobody here');
  expect(letters(member)).toEqual([]);
});

test('a code worn on a server that is not visible where it was requested, too late or after /unlink proves nothing', async () => {
  const member = bravo.act.addMember();
  const { code } = await claim(bravo, member, 'carl');
  await play('alpha', { carl: code });
  expect(await whois(bravo, 'carl')).toContain('linked by the account itself');
  expect(letters(member)).toEqual([]);
  await bravo.act.slash('unlink', {}, member);
  await play('bravo', { carl: code });
  expect(await whois(bravo, 'carl')).toContain('Nobody here');
  const late = await claim(bravo, member, 'dora');
  const { ends_at: end } = await database.db
    .selectFrom('core.claims')
    .select('ends_at')
    .where('account', '=', member)
    .executeTakeFirstOrThrow();
  pipeline.clock = end.getTime();
  await play('bravo', { dora: late.code });
  expect(await whois(bravo, 'dora')).toContain('linked by the account itself');
  expect(letters(member)).toEqual([]);
});
