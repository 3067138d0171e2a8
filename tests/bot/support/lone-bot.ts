// The bot in a separate process, for errors that would also end the process of the tests: node lone-bot.ts API
import { etlegacyBot } from '../../../bot/etlegacy/etlegacy-bot.ts';
import { startBot } from '../../../bot/main.ts';
import { readConfig } from '../../../core/config.ts';
import { createLogger } from '../../../core/logger.ts';
import { connect } from '../../../database/connect.ts';

const result = readConfig(process.env, '/nonexistent');
if (!result.ok) throw new Error(result.problems.join('; '));
const { config } = result;
const { db } = await connect(config);
const [api = ''] = process.argv.slice(2);
const log = createLogger({ level: 'info' });
startBot({ games: [etlegacyBot], config, db, log, operations: null, pictures: null, api });
