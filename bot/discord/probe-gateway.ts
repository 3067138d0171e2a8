/**
 * Tests whether the gateway accepts connections. A client whose first connection is refused retries twice a second
 * forever, even after it was destroyed; so one is created only after this test.
 */
export async function probeGateway(url: string, timeoutMs = 10_000): Promise<boolean> {
  const socket = new WebSocket(`${url}?v=10&encoding=json`);
  try {
    return await new Promise<boolean>((resolve) => {
      const timer = setTimeout(() => resolve(false), timeoutMs);
      const settle = (isOpen: boolean) => () => {
        clearTimeout(timer);
        resolve(isOpen);
      };
      socket.addEventListener('message', settle(true), { once: true });
      socket.addEventListener('error', settle(false), { once: true });
      socket.addEventListener('close', settle(false), { once: true });
    });
  } finally {
    socket.close();
  }
}
