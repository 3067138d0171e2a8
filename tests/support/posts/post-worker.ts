// A process that imports, plans and delivers in a loop until it is killed. Its parent sets its clock and receives a message
// after every complete round.
import { setTimeout as sleep } from 'node:timers/promises';
import { etlegacyBot } from '../../../bot/etlegacy/etlegacy-bot.ts';
import { connect } from '../../../database/connect.ts';
import { openEtlegacySource } from '../../../importer/etlegacy/etlegacy-source.ts';
import { drainInbox } from '../../../importer/inbox/drain-inbox.ts';
import { Pipeline } from './open-pipeline.ts';

const [databaseUrl = '', api = '', token = '', guild = ''] = process.argv.slice(2);
const PAUSE_MS = 20;

let clock = 0;
process.on('message', (told) => {
  clock = Number(told);
});
process.on('disconnect', () => process.exit(0));

const { db } = await connect({ databaseUrl, home: '/nonexistent', maxConnections: 4 });
const server = openEtlegacySource({ key: 'default', zone: 'UTC' });
const bindings = { servers: [{ key: 'default', guilds: [guild], isPublic: false }], owners: [] };
const games = [etlegacyBot];
const pipeline = new Pipeline({ db, fake: { api, token }, games, bindings, now: () => clock });
process.send?.('ready');
for (;;) {
  await sleep(PAUSE_MS);
  const at = clock;
  if (at === 0) continue;
  try {
    await drainInbox(db, server);
    await pipeline.update();
    process.send?.(at);
  } catch {
    // PostgreSQL or Discord is unavailable: the next iteration finds unfinished work.
    await sleep(PAUSE_MS);
  }
}
