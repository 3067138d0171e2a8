import type { WebSocket } from 'ws';
import { clientFrame, helloFrame, type ClientFrame, type Identify, type Resume } from './gateway-frames.ts';
import type { GatewaySession, SentEvent } from './gateway-session.ts';
import type { World } from '../world.ts';

const MAX_FRAME = 4096;
const MAX_SENDS = 120;
const SEND_WINDOW = 60_000;

/** The requests of a connection to its gateway. A number is the close code of a rejection. */
export type GatewayHooks = {
  readonly identify: (identify: Identify) => GatewaySession | 'INVALID' | number;
  readonly resume: (resume: Resume) => GatewaySession | 'INVALID' | number;
  readonly ready: (session: GatewaySession) => void;
  readonly ended: (connection: GatewayConnection, code: number) => void;
  readonly acksMuted: () => boolean;
};

/** One WebSocket, from HELLO to its close. */
export class GatewayConnection {
  session: GatewaySession | undefined;
  closedByFake = false;
  readonly #socket: WebSocket;
  readonly #world: World;
  readonly #hooks: GatewayHooks;
  #sends: number[] = [];
  #deadline: NodeJS.Timeout | undefined;

  constructor(socket: WebSocket, world: World, hooks: GatewayHooks) {
    this.#socket = socket;
    this.#world = world;
    this.#hooks = hooks;
    socket.on('message', (data) => this.#receive(rawToText(data)));
    socket.on('error', () => socket.terminate());
    socket.on('close', (code) => this.#end(code));
    this.#send(helloFrame(world.settings.heartbeatInterval));
    this.#awaitHeartbeat();
  }

  close(code: number): void {
    this.closedByFake = true;
    this.#socket.close(code);
  }

  /** Drops the connection without a close frame. */
  drop(): void {
    this.#socket.terminate();
  }

  requestReconnect(): void {
    this.#send({ op: 7, d: null, s: null, t: null });
  }

  invalidate(isResumable: boolean): void {
    this.#letGo();
    this.#send({ op: 9, d: isResumable, s: null, t: null });
  }

  readonly #sink = (event: SentEvent): void => this.#send(event);

  #send(frame: unknown): void {
    if (this.#socket.readyState === this.#socket.OPEN) this.#socket.send(JSON.stringify(frame));
  }

  #receive(text: string): void {
    const now = Date.now();
    this.#sends = [...this.#sends.filter((at) => at > now - SEND_WINDOW), now];
    if (this.#sends.length > MAX_SENDS) return this.#refuse(4008, 'More than 120 frames in a minute');
    if (text.length > MAX_FRAME)
      return this.#refuse(4002, `A frame of ${text.length} bytes, 4096 are allowed`);
    const parsed = parseFrame(text);
    if (parsed === undefined) return this.#refuse(4002, `Not understood: ${text.slice(0, 200)}`);
    this.#act(parsed);
  }

  #act(frame: ClientFrame): void {
    if (frame.op === 1) {
      if ((frame.d ?? 0) > (this.session?.seq ?? 0)) return this.#refuse(4007, 'Heartbeat from the future');
      if (!this.#hooks.acksMuted()) this.#send({ op: 11, d: null, s: null, t: null });
      return this.#awaitHeartbeat();
    }
    if (frame.op === 3)
      return this.session === undefined ? this.#refuse(4003, 'Presence before IDENTIFY') : undefined;
    if (this.session !== undefined) return this.#refuse(4005, 'Already identified');
    const outcome = frame.op === 2 ? this.#hooks.identify(frame.d) : this.#hooks.resume(frame.d);
    if (typeof outcome === 'number') return this.close(outcome);
    if (outcome === 'INVALID') return this.invalidate(false);
    if (frame.op === 2) this.#begin(outcome);
    else this.#catchUp(outcome, frame.d.seq);
  }

  #begin(session: GatewaySession): void {
    this.session = session;
    session.attach(this.#sink);
    this.#hooks.ready(session);
  }

  #catchUp(session: GatewaySession, seq: number): void {
    if (seq > session.seq) return this.#refuse(4007, `Sequence ${seq} was never sent`);
    this.session = session;
    for (const event of session.replay(seq)) this.#send(event);
    session.attach(this.#sink);
    session.push('RESUMED', {});
    this.#world.signal.notify();
  }

  #refuse(code: number, message: string): void {
    this.#world.problems.push({ where: 'gateway', code, message });
    this.close(code);
  }

  #awaitHeartbeat(): void {
    clearTimeout(this.#deadline);
    const patience = this.#world.settings.heartbeatInterval * 2 + 1000;
    this.#deadline = setTimeout(() => this.#refuse(4009, `No heartbeat for ${patience} ms`), patience);
    this.#deadline.unref();
  }

  #letGo(): void {
    this.session?.detach(this.#sink);
    this.session = undefined;
  }

  #end(code: number): void {
    clearTimeout(this.#deadline);
    this.#hooks.ended(this, code);
    this.#letGo();
    this.#world.signal.notify();
  }
}

function rawToText(data: unknown): string {
  if (Buffer.isBuffer(data)) return data.toString();
  return Array.isArray(data) ? Buffer.concat(data.filter((part) => Buffer.isBuffer(part))).toString() : '';
}

function parseFrame(text: string): ClientFrame | undefined {
  try {
    const parsed = clientFrame.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data : undefined;
  } catch {
    return undefined;
  }
}
