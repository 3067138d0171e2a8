import {
  ComponentType,
  MessageFlags,
  PermissionFlagsBits,
  TextInputStyle,
  type Interaction,
} from 'discord.js';
import { describe, expect, it } from 'vitest';
import type { FakeDiscord } from '../support/fake-discord/fake-discord.ts';
import { readText } from '../support/fake-discord/read-message.ts';
import { putCommands } from './call-api.ts';
import { makePng } from './png.ts';
import { startBot } from './start-bot.ts';
import { startFake } from './start-fake.ts';

const COMMANDS = [
  {
    name: 'rank',
    description: 'Your place',
    options: [
      { type: 3, name: 'stat', description: 'A stat', autocomplete: true },
      { type: 6, name: 'player', description: 'Who' },
    ],
  },
  {
    name: 'admin',
    description: 'Admin',
    default_member_permissions: PermissionFlagsBits.ManageGuild.toString(),
    options: [
      { type: 1, name: 'status', description: 'Status' },
      {
        type: 2,
        name: 'import',
        description: 'Import',
        options: [
          {
            type: 1,
            name: 'one',
            description: 'One',
            options: [
              { type: 4, name: 'round', description: 'A round', required: true },
              { type: 11, name: 'file', description: 'A file' },
            ],
          },
        ],
      },
    ],
  },
  { type: 2, name: 'Player card' },
];
const V2_BUTTONS = [
  { type: ComponentType.TextDisplay as const, content: '# Rank' },
  {
    type: ComponentType.MediaGallery as const,
    items: [{ media: { url: 'attachment://chart.png' }, description: 'A chart' }],
  },
  {
    type: ComponentType.ActionRow as const,
    components: [
      { type: ComponentType.Button as const, style: 1 as const, label: 'More', custom_id: 'rank1:more' },
    ],
  },
  {
    type: ComponentType.ActionRow as const,
    components: [
      {
        type: ComponentType.StringSelect as const,
        custom_id: 'rank1:stat',
        options: [
          { label: 'Kills', value: 'kills' },
          { label: 'Deaths', value: 'deaths' },
        ],
      },
    ],
  },
];

async function prepare(onInteraction: (interaction: Interaction) => Promise<unknown>): Promise<FakeDiscord> {
  const fake = await startFake();
  await putCommands(fake, COMMANDS);
  await startBot(fake, { onInteraction });
  return fake;
}

describe('a person in the fake receives', () => {
  it('a deferred Components V2 reply with its picture', async () => {
    const png = makePng(320, 200);
    const fake = await prepare(async (interaction) => {
      if (!interaction.isChatInputCommand()) return;
      await interaction.deferReply();
      await interaction.editReply({
        flags: MessageFlags.IsComponentsV2,
        components: V2_BUTTONS,
        files: [{ attachment: png, name: 'chart.png', description: 'Alt' }],
      });
    });
    const interaction = fake.people.slash('rank', { stat: 'kills' });
    expect((await fake.waitForReply(interaction)).type).toBe(5);
    const final = await fake.waitForFinal(interaction);
    expect(readText(final)).toBe('# Rank\nA chart\nMore\nKills\nDeaths');
    expect(final.message.attachments).toEqual([]);
    expect(final.files).toMatchObject([
      {
        filename: 'chart.png',
        contentType: 'image/png',
        description: 'Alt',
        size: { width: 320, height: 200 },
      },
    ]);
    expect(final.files[0]?.data.equals(png)).toBe(true);
    const served = await fetch(final.files[0]?.url ?? '');
    expect(Buffer.from(await served.arrayBuffer()).equals(png)).toBe(true);
    expect(interaction.finalAt).toBeGreaterThan(interaction.answeredAt ?? Infinity);
    expect(fake.problems).toEqual([]);
  });

  it('a reply computed from the options they gave: subcommand, person, file', async () => {
    const seen: unknown[] = [];
    const fake = await prepare(async (interaction) => {
      if (!interaction.isChatInputCommand()) return;
      const { options } = interaction;
      if (interaction.commandName === 'rank')
        seen.push(options.getUser('player')?.id, options.getMember('player') !== null);
      else
        seen.push(
          options.getSubcommandGroup(),
          options.getSubcommand(),
          options.getInteger('round'),
          options.getAttachment('file')?.name,
        );
      await interaction.reply({ content: 'ok', flags: MessageFlags.Ephemeral });
    });
    const { owner } = fake.home.guild;
    await fake.waitForFinal(fake.people.slash('rank', { player: owner.id }));
    const file = { filename: 'round.txt', contentType: 'text/plain', data: Buffer.from('x') };
    const last = await fake.waitForFinal(
      fake.people.slash('admin import one', { round: 7, file }, { user: owner }),
    );
    expect(seen).toEqual([owner.id, true, 'import', 'one', 7, 'round.txt']);
    expect(last.onlyFor).toBe(owner.id);
    expect(fake.problems).toEqual([]);
  });

  it('autocomplete suggestions while typing', async () => {
    const fake = await prepare(async (interaction) => {
      if (!interaction.isAutocomplete()) return;
      const { name, value } = interaction.options.getFocused(true);
      await interaction.respond([{ name: `${name} ${value}`, value: 'kills' }]);
    });
    const reply = await fake.waitForReply(fake.people.autocomplete('rank', { stat: 'ki' }));
    expect(reply.choices).toEqual([{ name: 'stat ki', value: 'kills' }]);
    expect(fake.problems).toEqual([]);
  });

  it('an update of the message after a press or a choice; another person gets a private answer', async () => {
    const fake = await prepare(async (interaction) => {
      if (interaction.isChatInputCommand())
        await interaction.reply({
          flags: MessageFlags.IsComponentsV2,
          components: V2_BUTTONS,
          files: [{ attachment: makePng(2, 2), name: 'chart.png' }],
        });
      if (interaction.isButton()) {
        const isOwner = interaction.message.interactionMetadata?.user.id === interaction.user.id;
        if (isOwner)
          await interaction.update({ components: [{ type: ComponentType.TextDisplay, content: 'More' }] });
        else await interaction.reply({ content: 'Only for you', flags: MessageFlags.Ephemeral });
      }
      if (interaction.isStringSelectMenu()) {
        await interaction.deferUpdate();
        await interaction.editReply({
          components: [{ type: ComponentType.TextDisplay, content: interaction.values.join() }],
        });
      }
    });
    const first = await fake.waitForFinal(fake.people.slash('rank'));
    const stranger = fake.change.addUser();
    fake.change.addMember(fake.home.guild, stranger);
    const hidden = await fake.waitForFinal(fake.people.click(first, 'rank1:more', { user: stranger }));
    expect(hidden).toMatchObject({ onlyFor: stranger.id, message: { content: 'Only for you' } });
    const chosen = await fake.waitForFinal(fake.people.select(first, /stat$/, ['deaths']));
    expect(chosen.id).toBe(first.id);
    expect(readText(chosen)).toBe('deaths');
    const again = await fake.waitForFinal(fake.people.slash('rank'));
    const updated = await fake.waitForFinal(fake.people.click(again, 'rank1:more'));
    expect([updated.id, readText(updated)]).toEqual([again.id, 'More']);
    expect(fake.problems).toEqual([]);
  });

  it('a modal, whose texts, choices and files are submitted to the bot', async () => {
    const seen: unknown[] = [];
    const fake = await prepare(async (interaction) => {
      if (interaction.isChatInputCommand()) {
        await interaction.showModal({
          custom_id: 'import1',
          title: 'Import',
          components: [
            {
              type: ComponentType.Label,
              label: 'Why',
              component: {
                type: ComponentType.TextInput,
                custom_id: 'why',
                style: TextInputStyle.Short,
                min_length: 3,
              },
            },
            {
              type: ComponentType.Label,
              label: 'Map',
              component: {
                type: ComponentType.StringSelect,
                custom_id: 'map',
                options: [{ label: 'Supply', value: 'supply' }],
              },
            },
            {
              type: ComponentType.Label,
              label: 'File',
              component: { type: ComponentType.FileUpload, custom_id: 'file', max_values: 2 },
            },
          ],
        });
      }
      if (interaction.isModalSubmit()) {
        const { fields } = interaction;
        seen.push(fields.getTextInputValue('why'), fields.getStringSelectValues('map'));
        const uploaded = fields.getUploadedFiles('file', true).first();
        const response = await fetch(uploaded?.url ?? '');
        seen.push(uploaded?.name, await response.text());
        await interaction.reply('Imported');
      }
    });
    const opened = fake.people.slash('rank');
    expect((await fake.waitForReply(opened)).modal?.title).toBe('Import');
    const file = [{ filename: 'round.txt', contentType: 'text/plain', data: Buffer.from('stats') }];
    const sent = fake.people.submitModal(opened, { why: 'because', map: ['supply'], file });
    expect((await fake.waitForFinal(sent)).message.content).toBe('Imported');
    expect(seen).toEqual(['because', ['supply'], 'round.txt', 'stats']);
    expect(fake.problems).toEqual([]);
  });

  it('an answer to a user context menu, and in direct messages', async () => {
    const fake = await prepare(async (interaction) => {
      if (interaction.isUserContextMenuCommand())
        await interaction.reply(`Card of ${interaction.targetUser.username}`);
      if (interaction.isChatInputCommand())
        await interaction.reply(`In ${interaction.context}, guild ${interaction.guildId}`);
    });
    const card = await fake.waitForFinal(fake.people.userMenu('Player card', fake.home.guild.owner.id));
    expect(card.message.content).toBe('Card of owner');
    const direct = await fake.waitForFinal(fake.people.slash('rank', {}, { dm: true }));
    expect(direct.message.content).toBe('In 1, guild null');
    expect(fake.problems).toEqual([]);
  });

  it('the last of several edits, or the one that the test waits for', async () => {
    const fake = await prepare(async (interaction) => {
      if (!interaction.isChatInputCommand()) return;
      await interaction.deferReply();
      for (const step of ['one', 'two', 'three']) await interaction.editReply(step);
      await interaction.followUp({ content: 'after', flags: MessageFlags.Ephemeral });
    });
    const interaction = fake.people.slash('rank');
    const second = await fake.waitForFinal(interaction, {
      until: (message) => message.message.content === 'three',
    });
    expect(second.history.map(({ message }) => message.content)).toEqual(['', 'one', 'two', 'three']);
    const last = await fake.waitForFinal(interaction, { quiet: 200 });
    expect([last.message.content, last.onlyFor]).toEqual(['after', fake.home.user.id]);
    expect(fake.problems).toEqual([]);
  });
});
