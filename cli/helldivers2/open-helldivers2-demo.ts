import { serveWar } from '../../simulator/helldivers2/serve-war.ts';
import type { GameDemo } from '../app/game.ts';

const HOURS_BEFORE = 24;

/** An upstream on loopback that plays a made-up war in real time. */
export async function openHelldivers2Demo(): Promise<GameDemo> {
  const { url, close } = await serveWar({ seed: 1, port: 0, hoursBefore: HOURS_BEFORE });
  return {
    env: { HD2_UPSTREAM: 'manual', HD2_URL: url.href },
    say: 'a made-up war, answered by a simulator of its upstream (try /hd2 war)',
    close,
  };
}
