// Loaded before the real program (node --import): its Discord is then the one on loopback. Nothing else is different.
import { DefaultRestOptions } from 'discord.js';

const api = process.env['TEST_DISCORD_API'];
if (api !== undefined) Object.assign(DefaultRestOptions, { api });
