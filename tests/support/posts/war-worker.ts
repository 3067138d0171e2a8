// A process that imports, plans and delivers the posts of a war in a loop until it is killed. Its parent sets its
// clock and receives a message after every complete round.
import { setTimeout as sleep } from 'node:timers/promises';
import { helldivers1Bot } from '../../../bot/helldivers1/helldivers1-bot.ts';
import { helldivers2Bot } from '../../../bot/helldivers2/helldivers2-bot.ts';
import { connect } from '../../../database/connect.ts';
import { helldivers1Importer } from '../../../importer/helldivers1/helldivers1-importer.ts';
import { createHelldivers2Importer } from '../../../importer/helldivers2/helldivers2-importer.ts';
import { drainInbox } from '../../../importer/inbox/drain-inbox.ts';
import { Pipeline } from './open-pipeline.ts';

const WARS = {
  helldivers1: { bot: helldivers1Bot, importer: helldivers1Importer, source: 'helldivers1' },
  helldivers2: { bot: helldivers2Bot, importer: createHelldivers2Importer({}), source: 'manual' },
} as const;

const [databaseUrl = '', api = '', token = '', game = ''] = process.argv.slice(2);
const PAUSE_MS = 5;

let clock = 0;
process.on('message', (told) => {
  clock = Number(told);
});
process.on('disconnect', () => process.exit(0));

if (game !== 'helldivers1' && game !== 'helldivers2') throw new Error(`There is no war "${game}".`);
const { bot, importer, source } = WARS[game];
const { db } = await connect({ databaseUrl, home: '/nonexistent', maxConnections: 4 });
const opened = await importer.openSource(db, source);
if (opened === undefined) throw new Error(`${source} cannot be opened.`);
const pipeline = new Pipeline({ db, fake: { api, token }, games: [bot], now: () => clock });
process.send?.('ready');
for (;;) {
  await sleep(PAUSE_MS);
  const at = clock;
  if (at === 0) continue;
  await drainInbox(db, opened);
  await pipeline.update();
  process.send?.(at);
}
