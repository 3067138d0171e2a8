import { ComponentType, MessageFlags, PermissionFlagsBits } from 'discord.js';
import { describe, expect, it } from 'vitest';
import { listPressables } from '../support/fake-discord/interactions/component-actions.ts';
import { callApi, problemCodes } from './call-api.ts';
import { startBot } from './start-bot.ts';
import { startFake } from './start-fake.ts';

describe('a message that the bot posts by itself', () => {
  it('is posted once, however often the same nonce is sent', async () => {
    const fake = await startFake();
    const client = await startBot(fake);
    const channel = await client.channels.fetch(fake.home.channel.id);
    if (channel?.isSendable() !== true) throw new Error('No channel to send to');
    const [one, two] = [
      await channel.send({ content: 'Recap', nonce: '1', enforceNonce: true }),
      await channel.send({ content: 'Recap', nonce: '1', enforceNonce: true }),
    ];
    expect(two.id).toBe(one.id);
    await one.edit('Recap, corrected');
    expect(fake.messagesIn(channel.id).map(({ message }) => message.content)).toEqual(['Recap, corrected']);
    await one.delete();
    expect(fake.messagesIn(channel.id)).toEqual([]);
    expect(fake.problems).toEqual([]);
  });

  it('keeps, replaces and drops files as an edit lists them', async () => {
    const fake = await startFake();
    fake.change.setBotPermissions(fake.home.guild, PermissionFlagsBits.AttachFiles);
    const client = await startBot(fake);
    const channel = await client.channels.fetch(fake.home.channel.id);
    if (channel?.isSendable() !== true) throw new Error('No channel to send to');
    const names = (): string[] =>
      fake.messagesIn(channel.id).flatMap(({ files }) => files.map((file) => file.filename));
    const file = (name: string): { attachment: Buffer; name: string } => ({
      attachment: Buffer.from(name),
      name,
    });
    const message = await channel.send({ content: 'x', files: [file('a.txt')] });
    await message.edit('text only');
    expect(names()).toEqual(['a.txt']);
    const edited = await message.edit({ files: [file('b.txt')] });
    expect(names()).toEqual(['b.txt']);
    await message.edit({ files: [file('c.txt')], attachments: [...edited.attachments.values()] });
    expect(names()).toEqual(['b.txt', 'c.txt']);
    await message.edit({ attachments: [] });
    expect(names()).toEqual([]);
    expect(fake.problems).toEqual([]);
  });

  it('mentions only those in its allowed mentions', async () => {
    const fake = await startFake();
    const client = await startBot(fake);
    const channel = await client.channels.fetch(fake.home.channel.id);
    if (channel?.isSendable() !== true) throw new Error('No channel to send to');
    const content = `@everyone <@${fake.home.user.id}>`;
    await channel.send(content);
    await channel.send({ content, allowedMentions: { parse: [] } });
    await channel.send({ content, allowedMentions: { users: [fake.home.user.id] } });
    const components = [{ type: ComponentType.TextDisplay as const, content }];
    await channel.send({
      components,
      flags: MessageFlags.IsComponentsV2,
      allowedMentions: { parse: ['users'] },
    });
    const users = [fake.home.user.id];
    expect(fake.messagesIn(channel.id).map(({ pings }) => pings)).toEqual([
      { everyone: true, users, roles: [] },
      { everyone: false, users: [], roles: [] },
      { everyone: false, users, roles: [] },
      { everyone: false, users, roles: [] },
    ]);
    expect(fake.messagesIn(channel.id).flatMap(listPressables)).toEqual([]);
  });

  it('reaches people by direct message, unless they disabled that', async () => {
    const fake = await startFake();
    const client = await startBot(fake);
    const user = await client.users.fetch(fake.home.user.id);
    await user.send('Hello');
    expect(fake.problems).toEqual([]);
    fake.change.closeDms(fake.home.user);
    await expect(user.send('Again')).rejects.toMatchObject({ code: 50_007 });
    expect(fake.takeProblems()).toHaveLength(1);
  });

  it('is pinned only where the bot has the permission', async () => {
    const fake = await startFake();
    const messages = `/channels/${fake.home.channel.id}/messages`;
    await callApi(fake, { path: messages, body: { content: 'Board' } });
    const [board] = fake.messagesIn(fake.home.channel.id);
    const path = `${messages}/pins/${board?.id}`;
    await callApi(fake, { method: 'PUT', path });
    expect(problemCodes(fake)).toEqual([50_013]);
    fake.change.setBotPermissions(fake.home.guild, PermissionFlagsBits.PinMessages);
    expect((await callApi(fake, { method: 'PUT', path })).status).toBe(204);
    expect(board?.pinned).toBe(true);
    await callApi(fake, { method: 'DELETE', path });
    expect(board?.pinned).toBe(false);
  });
});
