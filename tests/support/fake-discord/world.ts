import type { Problem } from './problem.ts';
import type { Settings } from './settings.ts';
import type { Signal } from './signal.ts';
import type { State } from './state.ts';

/** The parts of the fake that all modules share. */
export type World = {
  readonly token: string;
  readonly settings: Settings;
  readonly state: State;
  readonly problems: Problem[];
  /** Fires after every change that a test may wait for. */
  readonly signal: Signal;
  /** `http://127.0.0.1:PORT` */
  readonly origin: () => string;
  /** Sends an event to the shard of the guild, or to the first shard. */
  readonly dispatch: (event: string, data: unknown, guildId?: string) => void;
};
