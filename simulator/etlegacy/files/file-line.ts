import type { ByteText } from '../byte-text.ts';
import type { EngineCounters } from '../counters/engine-counters.ts';
import type { ScriptCounters } from '../counters/script-counters.ts';
import type { Place } from '../sides.ts';

export type FileLine = {
  readonly guid8: string;
  readonly name: ByteText;
  readonly rounds: number;
  readonly place: Place;
  /** The engine's counters: including earlier rounds if they were kept. */
  readonly engine: EngineCounters;
  readonly script: ScriptCounters;
};
