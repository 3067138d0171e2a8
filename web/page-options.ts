import type { Kysely } from 'kysely';
import type { GameBot } from '../bot/framework/game-bot.ts';
import type { Health } from '../bot/framework/health.ts';
import type { Operations } from '../bot/framework/operations.ts';
import type { Pictures } from '../bot/framework/reply/pictures.ts';
import type { HttpConfig } from '../core/http-config.ts';
import type { Logger } from '../core/logger.ts';
import type { DB } from '../database/schema.ts';
import type { Bindings } from '../people/bindings.ts';

export type PageOptions = {
  readonly db: Kysely<DB>;
  readonly log: Logger;
  readonly http: Pick<HttpConfig, 'host' | 'url' | 'isPublic'>;
  readonly bindings: Bindings;
  /** IANA zone in which days, weeks and months begin. */
  readonly zone: string;
  /** The secret that signs visitors and the link of the operator; read when it is first needed. */
  readonly secret: () => Promise<Uint8Array>;
  /** The games that it is about; loaded when somebody first asks. */
  readonly games: () => Promise<readonly GameBot[]>;
  /** Changes data for the operator; null refers them to the command line. */
  readonly operations: Operations | null;
  /** Draws pictures; opened when somebody first asks. Null makes every answer text. */
  readonly pictures: (() => Pictures & { readonly close: () => Promise<void> }) | null;
  readonly health: () => Health;
  readonly now?: () => Date;
};
