import type { FakeRequest } from './request.ts';

/** One fault of REST. Without `status`, `reset` or `hang` it only delays. */
export type Fault = {
  readonly method?: string;
  /** The path without `/api/v10`: a part of it, or a pattern. */
  readonly path?: string | RegExp;
  /** How many requests it affects; default 1. */
  readonly times?: number;
  /** Milliseconds before anything else. */
  readonly delay?: number;
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  /** Closes the connection. */
  readonly reset?: boolean;
  /** Never answers. */
  readonly hang?: boolean;
  /** Processes the request first, so that only the answer is lost. */
  readonly after?: boolean;
};

export type ArmedFault = Fault & { left: number };

/** The faults a test has added; the oldest matching one applies. */
export class Faults {
  readonly #armed: ArmedFault[] = [];

  /** Adds a fault; `left` of the returned record is the number of requests it will still affect. */
  add(fault: Fault): ArmedFault {
    const armed = { ...fault, left: fault.times ?? 1 };
    this.#armed.push(armed);
    return armed;
  }

  clear(): void {
    this.#armed.length = 0;
  }

  take(request: Pick<FakeRequest, 'method' | 'path'>): Fault | undefined {
    const fault = this.#armed.find((one) => one.left > 0 && hits(one, request));
    if (fault !== undefined) fault.left -= 1;
    return fault;
  }
}

function hits(fault: Fault, { method, path }: Pick<FakeRequest, 'method' | 'path'>): boolean {
  if (fault.method !== undefined && fault.method !== method) return false;
  if (fault.path === undefined) return true;
  return typeof fault.path === 'string' ? path.includes(fault.path) : fault.path.test(path);
}

export type TooMany = {
  readonly method?: string;
  readonly path?: string | RegExp;
  readonly times?: number;
  /** Seconds. */
  readonly retryAfter: number;
  readonly global?: boolean;
  /** False omits every header about the limit. */
  readonly headers?: boolean;
};

/** Returns a 429 as Discord sends it. */
export function tooManyRequests({ retryAfter, global = false, headers = true, ...match }: TooMany): Fault {
  const told = {
    'retry-after': String(Math.ceil(retryAfter)),
    'x-ratelimit-reset-after': String(retryAfter),
    'x-ratelimit-scope': global ? 'global' : 'user',
    ...(global ? { 'x-ratelimit-global': 'true' } : {}),
  };
  const body = { message: 'You are being rate limited.', retry_after: retryAfter, global };
  return { ...match, status: 429, body, ...(headers ? { headers: told } : {}) };
}
