// A TCP proxy between client and server that can be closed, blocked or removed.
import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';

export type TcpProxy = {
  readonly port: number;
  /** Closes every connection, current and later, after that many bytes from the server; null for never. */
  cutAfter: number | null;
  /** Accepts connections and forwards nothing. */
  isJammed: boolean;
  readonly cuts: number;
  readonly cutAll: () => void;
  readonly close: () => Promise<void>;
};

/** @param target a port on loopback, or the path of a socket. */
export async function startTcpProxy(target: number | string): Promise<TcpProxy> {
  const sockets = new Set<Socket>();
  const state = { cutAfter: null as number | null, isJammed: false, cuts: 0 };
  const proxy = createServer((client) => {
    const server = typeof target === 'number' ? connect(target, '127.0.0.1') : connect(target);
    let passed = 0;
    for (const socket of [client, server]) {
      sockets.add(socket);
      socket.on('error', () => socket.destroy());
      socket.on('close', () => {
        sockets.delete(socket);
        client.destroy();
        server.destroy();
      });
    }
    client.on('data', (data) => state.isJammed || server.write(data));
    server.on('data', (data: Buffer) => {
      if (state.isJammed) return;
      passed += data.length;
      if (state.cutAfter !== null && passed > state.cutAfter) {
        state.cuts += 1;
        client.write(data.subarray(0, Math.max(0, data.length - (passed - state.cutAfter))));
        client.destroySoon();
        server.destroy();
      } else client.write(data);
    });
  });
  proxy.listen(0, '127.0.0.1');
  await once(proxy, 'listening');
  const address = proxy.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  const cutAll = (): void => {
    for (const socket of sockets) socket.destroy();
  };
  return Object.assign(state, {
    port: address.port,
    cutAll,
    close: async () => {
      const closed = once(proxy, 'close');
      proxy.close();
      cutAll();
      await closed;
    },
  });
}
