import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { Server } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ChannelType } from 'discord-api-types/v10';
import type * as Twin from 'discord-digital-twin';

const PACKAGE = new URL('node_modules/discord-digital-twin/dist/index.js', import.meta.url);

/** It is big, so `npm ci` in the checkout leaves it out; `npm ci` in this folder brings it. */
export const isInstalled = existsSync(PACKAGE);

export type OpenTwin = {
  readonly twin: Twin.DigitalDiscord;
  readonly channelId: string;
  readonly close: () => Promise<void>;
};

/** Has the shape that Discord's tokens have. */
const TOKEN = `${Buffer.from('123456789012345678').toString('base64url')}.abcdef.${'x'.repeat(38)}`;

/** A twin of its own, on 127.0.0.1 only. */
export async function openTwin(): Promise<OpenTwin> {
  // By its address and not by its name, so that nothing looks for it where it is not installed.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the module that the declaration beside describes
  const { DigitalDiscord } = (await import(PACKAGE.href)) as typeof Twin;
  const folder = await mkdtemp(path.join(tmpdir(), 'debrief-twin-'));
  // Its usual database in memory is shared by all twins of a process.
  const twin = new DigitalDiscord({
    botToken: TOKEN,
    dbUrl: `file:${path.join(folder, 'twin.db')}`,
    users: [{ username: 'tester' }],
    channels: [{ name: 'general', type: ChannelType.GuildText }],
  });
  await onLoopback(async () => twin.start());
  const channel = await twin.prisma.channel.findFirstOrThrow();
  return {
    twin,
    channelId: channel.id,
    close: async () => {
      await twin.stop();
      await twin.prisma.$disconnect();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** It names no address when it listens, which would be every address of the machine. */
async function onLoopback(start: () => Promise<void>): Promise<void> {
  const { prototype } = Server;
  // oxlint-disable-next-line typescript/unbound-method -- put back below as it was
  const usual = prototype.listen;
  prototype.listen = new Proxy(usual, {
    apply: (listen, server, [port, heard]: [number, () => void]) =>
      Reflect.apply(listen, server, [{ port, host: '127.0.0.1' }, heard]),
  });
  try {
    await start();
  } finally {
    prototype.listen = usual;
  }
}
