/**
 * Whether the gateway takes connections now. A client whose first connection is refused goes on knocking twice a second
 * for good, even when destroyed; so it is only made where the door stands open.
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
