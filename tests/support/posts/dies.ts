import type { Courier } from '../../../bot/posts/courier.ts';

/** A process that dies before or after a request: its error reaches no code that could repair it. */
export const dies =
  (call: 'send' | 'openThread', when: 'before' | 'after') =>
  (real: Courier): Courier => {
    const die = async (act: () => Promise<unknown>): Promise<never> => {
      if (when === 'after') await act();
      throw new Error('killed');
    };
    return call === 'send'
      ? { ...real, send: async (...sending) => die(async () => real.send(...sending)) }
      : { ...real, openThread: async (...opening) => die(async () => real.openThread(...opening)) };
  };
