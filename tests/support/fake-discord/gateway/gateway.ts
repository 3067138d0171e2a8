import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer } from 'ws';
import { describeGuildCreate, type FakeGuild } from '../fake-guild.ts';
import { GatewayConnection, type GatewayHooks } from './gateway-connection.ts';
import type { Identify, Resume } from './gateway-frames.ts';
import { GatewaySession } from './gateway-session.ts';
import { receivesEvent, PRIVILEGED_INTENTS } from './intents.ts';
import type { World } from '../world.ts';

export type IdentifyRecord = {
  readonly at: number;
  readonly shard: readonly [number, number];
  readonly intents: number;
};

/** The gateway, with controls for tests. */
export class Gateway {
  /** Leaves heartbeats unanswered, so that the client treats the connection as dead. */
  muteAcks = false;
  /** Never lets anybody in. */
  muteReady = false;
  /** Answers every RESUME with op 9. */
  refuseResume = false;
  /** Rejects new connections: with an HTTP status, or by closing them. */
  refuseConnections: false | 'cut' | number = false;
  readonly identifies: IdentifyRecord[] = [];
  resumes = 0;
  /** Number of connections rejected by `refuseConnections`. */
  refused = 0;
  /** Codes the bot closed with, or was closed with. */
  readonly closeCodes: number[] = [];
  readonly #world: World;
  readonly #server = new WebSocketServer({ noServer: true, perMessageDeflate: false });
  readonly #connections = new Set<GatewayConnection>();
  readonly #sessions = new Map<string, GatewaySession>();

  constructor(world: World) {
    this.#world = world;
  }

  /** Sessions with a live connection. */
  get online(): number {
    return [...this.#sessions.values()].filter((session) => session.isConnected).length;
  }

  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    // The client may disconnect before the answer; after the upgrade, Node's HTTP server no longer handles errors of the socket.
    socket.on('error', () => socket.destroy());
    if (this.refuseConnections !== false) {
      this.refused += 1;
      this.#world.signal.notify();
      if (this.refuseConnections === 'cut') socket.destroy();
      else
        socket.end(
          `HTTP/1.1 ${this.refuseConnections} Refused\r\nconnection: close\r\ncontent-length: 0\r\n\r\n`,
        );
      return;
    }
    const url = new URL(request.url ?? '/', 'http://127.0.0.1');
    this.#server.handleUpgrade(request, socket, head, (webSocket) => {
      if (url.searchParams.get('v') !== '10' || url.searchParams.get('encoding') !== 'json') {
        this.#world.problems.push({
          where: 'gateway',
          code: 4012,
          message: `Only v=10 and json: ${url.search}`,
        });
        return webSocket.close(4012);
      }
      this.#connections.add(new GatewayConnection(webSocket, this.#world, this.#hooks));
    });
  }

  dispatch(event: string, data: unknown, guildId?: string): void {
    for (const session of this.#sessions.values()) {
      const isHeard = receivesEvent(session.intents, event, guildId !== undefined);
      if (isHeard && session.concerns(guildId)) session.push(event, data);
    }
  }

  /** Closes every connection with a code. */
  close(code: number): void {
    for (const connection of this.#connections) connection.close(code);
  }

  /** Op 7: asks every client to reconnect. */
  reconnect(): void {
    for (const connection of this.#connections) connection.requestReconnect();
  }

  /** Op 9; false also deletes the sessions. */
  invalidate(isResumable: boolean): void {
    if (!isResumable) this.#sessions.clear();
    for (const connection of this.#connections) connection.invalidate(isResumable);
  }

  /** Drops every connection without a close frame. */
  drop(): void {
    for (const connection of this.#connections) connection.drop();
  }

  /** Deletes the sessions that could be resumed. */
  forgetSessions(): void {
    this.#sessions.clear();
  }

  stop(): void {
    this.refuseConnections = 'cut';
    this.drop();
    this.#server.close();
  }

  readonly #hooks: GatewayHooks = {
    identify: (identify) => this.#identify(identify),
    resume: (resume) => this.#resume(resume),
    ready: (session) => this.#ready(session),
    ended: (connection, code) => this.#ended(connection, code),
    acksMuted: () => this.muteAcks,
  };

  #identify({ token, intents, shard = [0, 1] }: Identify): GatewaySession | 'INVALID' | number {
    const { settings, problems } = this.#world;
    const refuse = (code: number, message: string): number => {
      problems.push({ where: 'gateway', code, message });
      return code;
    };
    if (token !== this.#world.token) return refuse(4004, 'Authentication failed');
    if (shard[0] >= shard[1]) return refuse(4010, 'Invalid shard');
    if ((intents & PRIVILEGED_INTENTS & ~settings.privilegedIntents) !== 0)
      return refuse(4014, 'Disallowed intents');
    const now = performance.now();
    const last = this.identifies.findLast((one) => one.shard[0] === shard[0]);
    this.identifies.push({ at: now, shard, intents });
    this.#world.signal.notify();
    if (last !== undefined && now - last.at < settings.identifyInterval) {
      problems.push({
        where: 'gateway',
        code: 'IDENTIFY_TOO_SOON',
        message: 'IDENTIFY above the concurrency',
      });
      return 'INVALID';
    }
    const session = new GatewaySession(shard, intents);
    this.#sessions.set(session.id, session);
    return session;
  }

  #resume({ token, session_id: id }: Resume): GatewaySession | 'INVALID' | number {
    if (token !== this.#world.token) {
      this.#world.problems.push({ where: 'gateway', code: 4004, message: 'Authentication failed' });
      return 4004;
    }
    const session = this.#sessions.get(id);
    if (session === undefined || this.refuseResume) return 'INVALID';
    this.resumes += 1;
    return session;
  }

  #ready(session: GatewaySession): void {
    if (this.muteReady) return;
    const { state, origin, signal } = this.#world;
    const guilds = [...state.guilds.values()].filter((guild) => guild.botIn && session.concerns(guild.id));
    session.push('READY', {
      v: 10,
      user: state.bot,
      guilds: guilds.map((guild) => ({ id: guild.id, unavailable: true })),
      session_id: session.id,
      resume_gateway_url: `${origin().replace('http', 'ws')}/gateway/resume`,
      shard: session.shard,
      application: { id: state.bot.id, flags: 0 },
      private_channels: [],
    });
    for (const guild of guilds.filter((one) => !one.unavailable)) this.#sendGuild(session, guild);
    signal.notify();
  }

  #sendGuild(session: GatewaySession, guild: FakeGuild): void {
    session.push('GUILD_CREATE', describeGuildCreate(guild, this.#world.state.bot.id));
  }

  #ended(connection: GatewayConnection, code: number): void {
    this.#connections.delete(connection);
    this.closeCodes.push(code);
    // A bot that closes regularly ends its session.
    if (!connection.closedByFake && (code === 1000 || code === 1001))
      this.#sessions.delete(connection.session?.id ?? '');
  }
}
