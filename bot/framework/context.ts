import type { Kysely } from 'kysely';
import type { Logger } from '../../core/logger.ts';
import type { DB } from '../../database/schema.ts';
import type { Bindings } from '../../people/bindings.ts';
import type { Channels } from './channels.ts';
import type { FetchUpload } from './incoming/fetch-upload.ts';
import type { GameSources } from '../../people/visibility.ts';
import type { Health } from './health.ts';
import type { Reply } from './reply/reply.ts';
import type { Viewer } from '../../people/viewer.ts';
import type { Operations } from './operations.ts';
import type { Pictures } from './reply/pictures.ts';

/** The dependencies of the bot; equal for all viewers. */
export type Services = {
  readonly db: Kysely<DB>;
  readonly log: Logger;
  readonly now: () => Date;
  readonly bindings: Bindings;
  /** IANA zone in which days, weeks and months begin. */
  readonly zone: string;
  /** Draws pictures; without it every answer is text. */
  readonly pictures: Pictures | null;
  /** Changes data; without it admins are referred to the command line. */
  readonly operations: Operations | null;
  /** Fetches a file that was handed over in a form; null where people cannot hand over files. */
  readonly fetchUpload: FetchUpload | null;
  /** Writes into channels; unset where there is no Discord. */
  readonly channels?: Channels;
  readonly health: () => Health;
  /** `</top:123>` where Discord knows the command, `/top` elsewhere. */
  readonly mention: (command: string) => string;
};

/** The dependencies of a command. */
export type Context = Services & {
  readonly viewer: Viewer;
  /** The games that it is about. */
  readonly games: readonly GameSources[];
  /** The same context for one game only. */
  readonly forGame: (game: string) => Promise<Context>;
  /** Keys of the servers of these games that this viewer may see here, without those that have no rounds. */
  readonly servers: readonly string[];
  /** Shows the progress of a long task until the outcome replaces it. Never throws, and may be called at any rate. */
  readonly showProgress: (reply: Reply) => void;
};
