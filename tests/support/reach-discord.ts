// Loaded before the real program (node --import): its Discord is then the one on loopback. Nothing else is different.
import { isMainThread } from 'node:worker_threads';

const api = process.env['TEST_DISCORD_API'];
// Threads of the program load it too, and those that draw know no Discord.
if (api !== undefined && isMainThread) {
  const { DefaultRestOptions } = await import('discord.js');
  Object.assign(DefaultRestOptions, { api });
}
