import { rightOfWay } from '../core/right-of-way.ts';
import type { ApiApp } from './game-api.ts';

/** A game server waits for a few seconds at most: imports of this process give way to it from its request to the answer. */
export function holdRightOfWay(app: ApiApp): void {
  app.addHook('onRequest', async ({ routeOptions }, { raw }) => {
    if (routeOptions.config.access !== 'push') return;
    const release = rightOfWay.hold();
    // It may also break off.
    for (const end of ['finish', 'close']) raw.once(end, release);
  });
}
