// The pool of worker threads that draws pictures beside the bot. A picture that cannot be drawn costs the picture, not
// the reply: every failure is a value with a code.
import { Piscina } from 'piscina';
import type { Picture } from './pictures.ts';

export const DRAW_FAILURE = ['QUEUE_FULL', 'TIME_LIMIT', 'WORKER_CRASHED', 'DRAW_FAILED', 'CLOSED'] as const;
export type DrawFailure = (typeof DRAW_FAILURE)[number];

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
  /** Another worker file, for tests. */
  readonly worker?: URL;
};

export type Drawer = {
  /** Draws one picture; never throws. */
  readonly draw: (picture: Picture) => Promise<Drawn>;
  /** Ends the threads; what still waits is answered with CLOSED. */
  readonly close: () => Promise<void>;
};

type Pool = Piscina<Picture, Uint8Array>;

function classify(error: unknown, closed: boolean): { ok: false; code: DrawFailure; detail: string } {
  const detail = error instanceof Error ? error.message : String(error);
  const fail = (code: DrawFailure): { ok: false; code: DrawFailure; detail: string } => ({
    ok: false,
    code,
    detail,
  });
  if (closed) return fail('CLOSED');
  if (error instanceof Error && error.name === 'AbortError') return fail('TIME_LIMIT');
  if (/queue is at limit/iu.test(detail)) return fail('QUEUE_FULL');
  return fail(/worker exited|terminat|out of memory/iu.test(detail) ? 'WORKER_CRASHED' : 'DRAW_FAILED');
}

function openPool(options: DrawerOptions): Pool {
  return new Piscina({
    filename: (options.worker ?? new URL('./draw-worker.ts', import.meta.url)).href,
    name: 'draw',
    minThreads: 1,
    maxThreads: options.threads ?? 2,
    maxQueue: options.queue ?? 64,
    idleTimeout: 60_000,
    // A waiting worker would otherwise block its thread and keep its answers from the loop.
    atomics: 'disabled',
    // Pictures come second to answering Discord.
    niceIncrement: 5,
    resourceLimits: { maxOldGenerationSizeMb: 256 },
    // Only our own fonts, so that a picture looks the same on every machine.
    env: { ...process.env, DISABLE_SYSTEM_FONTS_LOAD: '1' },
  });
}

/** Opens the drawing pool. Threads start at once and are restarted when they crash or run out of time. */
export function openDrawer(options: DrawerOptions = {}): Drawer {
  const pool = openPool(options);
  let closed = false;
  // A thread that dies while idle is replaced by the pool; without a listener its event would end the process.
  pool.on('error', () => undefined);
  return {
    async draw(picture) {
      if (closed) return { ok: false, code: 'CLOSED', detail: 'the drawer is closed' };
      try {
        const signal = AbortSignal.timeout(options.timeLimit ?? 8000);
        return { ok: true, png: await pool.run(picture, { signal }) };
      } catch (error) {
        return classify(error, closed);
      }
    },
    async close() {
      closed = true;
      await pool.destroy();
    },
  };
}
