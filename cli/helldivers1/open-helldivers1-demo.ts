import { serveWars } from '../../simulator/helldivers1/serve-wars.ts';
import type { GameDemo } from '../app/game.ts';

/** Long enough for some wars to have ended. */
const DAYS_BEFORE = 40;

/** The API of the publisher on loopback, with made-up wars that go on in real time. */
export async function openHelldivers1Demo(): Promise<GameDemo> {
  const { url, close } = await serveWars({ seed: 1, port: 0, daysBefore: DAYS_BEFORE });
  return {
    env: { HD1_FOLLOW: 'yes', HD1_URL: url.href },
    say: 'made-up wars, answered by a simulator of its API (try /hd1 war)',
    close,
  };
}
