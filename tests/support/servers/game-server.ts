// A game server that answers `getstatus` on loopback, over real UDP. It shares no code with the parser.
import { createSocket, type RemoteInfo } from 'node:dgram';
import { once } from 'node:events';

export type Client = { readonly line: string; readonly slot: string };

export type GameServer = {
  readonly port: number;
  /** Queries received, in order. */
  readonly questions: readonly string[];
  /** Sets the answer to later queries. */
  say: (answer: (challenge: string) => readonly Buffer[]) => void;
  close: () => Promise<void>;
};

export async function startGameServer(): Promise<GameServer> {
  const socket = createSocket('udp4');
  const questions: string[] = [];
  let answer = (challenge: string): readonly Buffer[] => [statusAnswer({ challenge })];
  socket.on('message', (bytes: Buffer, from: RemoteInfo) => {
    const question = bytes.toString('latin1');
    questions.push(question);
    const [, challenge = ''] = /^\u00ff{4}getstatus (\S+)\n$/.exec(question) ?? [];
    for (const datagram of answer(challenge)) socket.send(datagram, from.port, from.address);
  });
  socket.bind(0, '127.0.0.1');
  await once(socket, 'listening');
  return {
    port: socket.address().port,
    questions,
    say: (next) => (answer = next),
    close: async () => {
      socket.close();
      await once(socket, 'close');
    },
  };
}

/** Returns the datagram of a server with these clients, each with the character of its slot. */
export function statusAnswer({
  challenge,
  map = 'supply',
  clients = [],
  more = '',
}: {
  readonly challenge: string;
  readonly map?: string;
  readonly clients?: readonly Client[];
  readonly more?: string;
}): Buffer {
  const slots = clients.map(({ slot }) => slot).join('-');
  const info = `\\mapname\\${map}\\sv_hostname\\^1Test ^7server\\timelimit\\12\\g_needpass\\1\\P\\-${slots}--${more}\\challenge\\${challenge}`;
  const lines = clients.map(({ line }) => `${line}\n`).join('');
  return Buffer.from(`\u00ff\u00ff\u00ff\u00ffstatusResponse\n${info}\n${lines}`, 'latin1');
}
