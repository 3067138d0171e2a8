// The pool of worker threads that draws pictures beside the bot. A picture that cannot be drawn costs the picture, not
// the reply: every failure is a value with a code.
import { Piscina } from 'piscina';
import type { JobAnswer } from './answer-job.ts';
import type { Picture } from './picture.ts';

export type DrawFailure = 'QUEUE_FULL' | 'TIME_LIMIT' | 'WORKER_CRASHED' | 'DRAW_FAILED' | 'CLOSED';

export type Drawn =
  | { readonly ok: true; readonly png: Uint8Array }
  | { readonly ok: false; readonly code: DrawFailure; readonly detail: string };

export type DrawerOptions = {
  /** Threads at most; default 2. */
  readonly threads?: number;
  /** Pictures that may wait for a thread; default 64. More are refused at once. */
  readonly queue?: number;
  /** Milliseconds from asking to having, waiting included; default 8000. */
  readonly timeLimit?: number;
  /** Told when a thread dies while it draws nothing; a Node warning unless given. */
  readonly report?: (error: Error) => void;
  /** Another worker file, for tests. */
  readonly worker?: URL;
};

export type Drawer = {
  /** Draws one picture; never throws. */
  readonly draw: (picture: Picture) => Promise<Drawn>;
  /** Ends the threads; what still waits is answered with CLOSED. */
  readonly close: () => Promise<void>;
};

const THREADS = 2;
const QUEUE = 64;
/** A thread holds some 30 MB and is back in half a second: it stays for the questions of one conversation. */
const IDLE_MS = 20_000;

type Pool = Piscina<Picture, JobAnswer>;

function classify(error: unknown, closed: boolean): { ok: false; code: DrawFailure; detail: string } {
  const detail = error instanceof Error ? error.message : String(error);
  const fail = (code: DrawFailure): { ok: false; code: DrawFailure; detail: string } => ({
    ok: false,
    code,
    detail,
  });
  if (closed) return fail('CLOSED');
  if (error instanceof Error && error.name === 'AbortError') return fail('TIME_LIMIT');
  // The worker answers with what it cannot draw; anything else is the end of its thread.
  return fail('WORKER_CRASHED');
}

function openPool(options: DrawerOptions): Pool {
  return new Piscina({
    filename: (options.worker ?? new URL('./draw-worker.ts', import.meta.url)).href,
    name: 'draw',
    minThreads: 0,
    maxThreads: options.threads ?? THREADS,
    idleTimeout: IDLE_MS,
    // Nobody looks at its figures, which take memory.
    recordTiming: false,
    // A waiting worker would otherwise block its thread and keep its answers from the loop.
    atomics: 'disabled',
    // Pictures come second to answering Discord.
    niceIncrement: 5,
    resourceLimits: { maxOldGenerationSizeMb: 256 },
    // Only our own fonts, so that a picture looks the same on every machine.
    env: { ...process.env, DISABLE_SYSTEM_FONTS_LOAD: '1' },
  });
}

/** Opens the drawing pool. Threads start with what there is to draw, and anew when they crash or run out of time. */
export function openDrawer(options: DrawerOptions = {}): Drawer {
  const pool = openPool(options);
  const limit = (options.threads ?? THREADS) + (options.queue ?? QUEUE);
  let closed = false;
  // Piscina's own limit does not count what it holds back while its threads are busy.
  let pending = 0;
  // The pool replaces such a thread; without a listener its event would end the process.
  pool.on('error', options.report ?? ((error: Error) => process.emitWarning(error)));
  return {
    async draw(picture) {
      if (closed) return { ok: false, code: 'CLOSED', detail: 'the drawer is closed' };
      if (pending >= limit)
        return { ok: false, code: 'QUEUE_FULL', detail: `${pending} pictures are waiting` };
      pending += 1;
      try {
        const signal = AbortSignal.timeout(options.timeLimit ?? 8000);
        const answer = await pool.run(picture, { signal });
        return answer.ok ? answer : { ...answer, code: 'DRAW_FAILED' };
      } catch (error) {
        return classify(error, closed);
      } finally {
        pending -= 1;
      }
    },
    async close() {
      closed = true;
      await pool.destroy();
    },
  };
}
