// Wars that the simulators play, and what is posted of them.
import type { Kysely } from 'kysely';
import { helldivers1Bot } from '../../../bot/helldivers1/helldivers1-bot.ts';
import { helldivers2Bot } from '../../../bot/helldivers2/helldivers2-bot.ts';
import type { GameBot } from '../../../bot/framework/game-bot.ts';
import type { DB } from '../../../database/schema.ts';
import { openSource } from '../../../importer/helldivers1/open-source.ts';
import { createHelldivers2Importer } from '../../../importer/helldivers2/helldivers2-importer.ts';
import { drainInbox } from '../../../importer/inbox/drain-inbox.ts';
import { type Payload, storePayloads } from '../../../importer/inbox/store-payloads.ts';
import { identifyAnswer } from '../../../parsers/helldivers1/identify-answer.ts';
import { playWars } from '../../../simulator/helldivers1/play-wars.ts';
import { statusAnswer as oldStatus } from '../../../simulator/helldivers1/war-answers.ts';
import { playWar } from '../../../simulator/helldivers2/play-war.ts';
import { ordersAnswer, planetsAnswer, statusAnswer } from '../../../simulator/helldivers2/war-answers.ts';

/** When the last answer of a war came; unix seconds. */
const UNTIL = Date.UTC(2026, 9, 3, 8) / 1000;
const HOUR_S = 3600;
const SEED = 7;

export type WarScenes = {
  readonly bot: GameBot;
  readonly prepare: (db: Kysely<DB>) => Promise<void>;
  /** Kinds that are shown, and their titles. */
  readonly shown: readonly (readonly [kind: string, title: string])[];
  readonly now: Date;
};

export const WAR_SCENES: readonly WarScenes[] = [
  {
    bot: helldivers2Bot,
    prepare: prepareHelldivers2,
    shown: [
      ['dashboard', 'Helldivers 2: the dashboard'],
      ['campaign-new', 'Helldivers 2: a new campaign'],
      ['campaign-lost', 'Helldivers 2: a planet is lost'],
    ],
    now: new Date(UNTIL * 1000),
  },
  {
    bot: helldivers1Bot,
    prepare: prepareHelldivers1,
    shown: [
      ['battle', 'Helldivers 1: a battle'],
      ['result', 'Helldivers 1: its result'],
      ['behind', 'Helldivers 1: an assault is behind'],
      ['region', 'Helldivers 1: regions are won or lost'],
    ],
    now: new Date(UNTIL * 1000),
  },
];

async function prepareHelldivers2(db: Kysely<DB>): Promise<void> {
  const startAt = UNTIL - 24 * HOUR_S;
  const war = playWar({ seed: SEED, startAt });
  const payload = (kind: string, at: number, body: unknown): Payload =>
    toPayload({ game: 'helldivers2', source: 'manual', kind, at, body });
  const payloads = [payload('planets', startAt, planetsAnswer(war.state))];
  for (let at = startAt; at <= UNTIL; at += HOUR_S) {
    war.playUntil(at);
    payloads.push(payload('status', at, statusAnswer(war.state)));
    payloads.push(payload('orders', at, ordersAnswer(war.state)));
  }
  await storePayloads(db, payloads);
  const source = await createHelldivers2Importer({}).openSource(db, 'manual');
  if (source !== undefined) await drainInbox(db, source);
}

async function prepareHelldivers1(db: Kysely<DB>): Promise<void> {
  const { playUntil, wars } = playWars({ seed: SEED, startTime: UNTIL - 10 * 24 * HOUR_S });
  const payloads: Payload[] = [];
  for (let at = UNTIL - 24 * HOUR_S; at <= UNTIL; at += HOUR_S) {
    playUntil(at);
    payloads.push(toPayload({ game: 'helldivers1', source: 'helldivers1', at, body: oldStatus(wars, at) }));
  }
  await storePayloads(db, payloads);
  await drainInbox(db, openSource('helldivers1'));
}

type Told = Pick<Payload, 'game' | 'source'> & {
  readonly kind?: string;
  readonly at: number;
  readonly body: unknown;
};

function toPayload({ game, source, kind, at, body }: Told): Payload {
  const bytes = Buffer.from(JSON.stringify(body));
  const label = kind === undefined ? identifyAnswer(bytes) : { kind, subject: '-' };
  return {
    game,
    source,
    ...label,
    contentType: 'application/json',
    observedAt: new Date(at * 1000),
    isSnapshot: true,
    body: bytes,
  };
}
