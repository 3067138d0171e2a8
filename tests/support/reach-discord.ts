// Loaded before the real program (node --import): it then uses the Discord on loopback. Nothing else differs.
import { isMainThread } from 'node:worker_threads';

const api = process.env['TEST_DISCORD_API'];
// Worker threads of the program load it too, but drawing threads use no Discord.
if (api !== undefined && isMainThread) {
  const { DefaultRestOptions } = await import('discord.js');
  Object.assign(DefaultRestOptions, { api });
}
