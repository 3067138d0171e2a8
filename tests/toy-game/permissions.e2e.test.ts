// Admin verbs, their forms and uploads, as the framework guards them for every game.
import { type APIUser, InteractionResponseType, PermissionFlagsBits } from 'discord-api-types/v10';
import { expect, it, onTestFinished } from 'vitest';
import { botOperations } from '../../cli/bot-operations.ts';
import type { FakeDiscord } from '../support/fake-discord/fake-discord.ts';
import type { FakeInteraction } from '../support/fake-discord/interactions/fake-interaction.ts';
import { readText } from '../support/fake-discord/read-message.ts';
import { ledgerOf } from '../support/etlegacy/import-files.ts';
import { quietLog } from '../support/quiet-log.ts';
import { contestFile, CONTESTS } from '../support/toy-game/contests.ts';
import { skimmingImporter } from '../support/toy-game/importer/skimming-importer.ts';
import { openToyDatabase } from '../support/toy-game/open-toy-database.ts';
import { openToyWorld } from './support/open-toy-world.ts';

const REFUSED = 'Only the owners of Debrief';
const UPLOAD = contestFile({ day: 3, throws: [['Dora', 4, 9]] });

async function open() {
  const { db, close } = await openToyDatabase(CONTESTS);
  onTestFinished(close);
  const { log, lines } = quietLog();
  const operations = botOperations(db, async () => Promise.resolve([skimmingImporter]));
  const { fake } = await openToyWorld(db, { log, operations });
  const hand = async (
    form: FakeInteraction,
    where: { user: APIUser; guild?: FakeDiscord['home']['guild'] },
    name = UPLOAD.name,
  ) => {
    const files = [{ filename: name, contentType: 'application/json', data: UPLOAD.body }];
    return readText(
      await fake.waitForFinal(fake.people.submitModal(form, { files }, { ...where, force: true })),
    );
  };
  return { db, fake, lines, hand };
}

function addAdmin(fake: FakeDiscord, guild = fake.home.guild): APIUser {
  const role = fake.change.addRole(guild, { permissions: PermissionFlagsBits.Administrator });
  const user = fake.change.addUser();
  fake.change.addMember(guild, user, { roles: [role] });
  return user;
}

it('admin verbs are hidden from members, and refused and logged when a client sends them anyway', async () => {
  const { fake, lines } = await open();
  expect(fake.people.visibleCommands()).not.toContain('admin');
  expect(fake.people.visibleCommands()).toContain('skim-top');
  const forced = fake.people.slash('admin skim-upload', {}, { force: true });
  expect(readText(await fake.waitForFinal(forced))).toContain(REFUSED);
  expect(forced.callback?.type).not.toBe(InteractionResponseType.Modal);
  expect(lines.filter(({ msg }) => msg === 'admin.refused')).toMatchObject([
    { label: 'admin skim-upload', user: fake.home.user.id },
  ]);
  expect(fake.problems).toEqual([]);
});

it('a form takes files from admins of the source only, and only files of the game', async () => {
  const { db, fake, hand } = await open();
  const user = addAdmin(fake);
  const form = fake.people.slash('admin skim-upload', {}, { user });
  expect((await fake.waitForReply(form)).modal).toBeDefined();
  const before = await ledgerOf(db);
  const hostile = fake.change.addGuild({ name: 'Hostile' });
  const stranger = addAdmin(fake, hostile);
  expect(await hand(form, { user: fake.home.user })).toContain(REFUSED);
  expect(await hand(form, { user: stranger, guild: hostile })).toContain(REFUSED);
  expect(await hand(form, { user }, 'round.txt')).toContain('NOT_A_ROUND_FILE');
  expect(await ledgerOf(db)).toEqual(before);
  expect(await hand(form, { user })).toContain('imported');
  expect(readText(await fake.waitForFinal(fake.people.slash('skim-card', { player: 'dora' })))).toContain(
    'Dora',
  );
  expect(fake.problems).toEqual([]);
});

it('a guild that is not bound to the source is shown nothing and may change nothing', async () => {
  const { fake } = await open();
  const guild = fake.change.addGuild({ name: 'Hostile' });
  const user = addAdmin(fake, guild);
  const shown = await fake.waitForFinal(fake.people.slash('skim-contest', {}, { guild, user }));
  expect(readText(shown)).toContain('No contest is known yet');
  const typed = fake.people.autocomplete('skim-card', { player: 'a' }, { guild, user });
  expect((await fake.waitForReply(typed)).choices).toEqual([]);
  const verb = fake.people.slash('admin skim-upload', {}, { guild, user });
  expect(readText(await fake.waitForFinal(verb))).toContain(REFUSED);
  expect(fake.problems).toEqual([]);
});
