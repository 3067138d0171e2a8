import { once } from 'node:events';
import { type Socket, connect } from 'node:net';

/**
 * Opens a TCP connection, or throws an error with a code. Destroying it on a timeout is this function's job, so it
 * cannot hang.
 */
export async function openSocket(address: {
  readonly host: string;
  readonly port: number;
  readonly timeoutMs: number;
}): Promise<Socket> {
  const socket = connect({ host: address.host, port: address.port, noDelay: true });
  const timer = setTimeout(() => {
    socket.destroy(Object.assign(new Error('No connection in time'), { code: 'ETIMEDOUT' }));
  }, address.timeoutMs);
  try {
    await once(socket, 'connect');
    return socket;
  } catch (error) {
    socket.destroy();
    throw error;
  } finally {
    clearTimeout(timer);
  }
}
