// A wire between client and server that can be cut, jammed or taken away.
import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';

export type TcpProxy = {
  readonly port: number;
  /** Cuts every connection, now and later, after so many bytes from the server; null for never. */
  cutAfter: number | null;
  /** Takes connections and passes nothing on. */
  isJammed: boolean;
  readonly cuts: number;
  readonly cutAll: () => void;
  readonly close: () => Promise<void>;
};

export async function startTcpProxy(targetPort: number): Promise<TcpProxy> {
  const sockets = new Set<Socket>();
  const state = { cutAfter: null as number | null, isJammed: false, cuts: 0 };
  const server = createServer((client) => {
    const target = connect(targetPort, '127.0.0.1');
    let passed = 0;
    for (const socket of [client, target]) {
      sockets.add(socket);
      socket.on('error', () => socket.destroy());
      socket.on('close', () => {
        sockets.delete(socket);
        client.destroy();
        target.destroy();
      });
    }
    client.on('data', (data) => state.isJammed || target.write(data));
    target.on('data', (data: Buffer) => {
      if (state.isJammed) return;
      passed += data.length;
      if (state.cutAfter !== null && passed > state.cutAfter) {
        state.cuts += 1;
        client.write(data.subarray(0, Math.max(0, data.length - (passed - state.cutAfter))));
        client.destroySoon();
        target.destroy();
      } else client.write(data);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  const cutAll = (): void => {
    for (const socket of sockets) socket.destroy();
  };
  return Object.assign(state, {
    port: address.port,
    cutAll,
    close: async () => {
      const closed = once(server, 'close');
      server.close();
      cutAll();
      await closed;
    },
  });
}
