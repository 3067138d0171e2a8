import type { PlayedType } from '../../../database/schema/etlegacy.ts';

/** What records and best times of a map are kept by: the same map is another one in another game type. */
export function mapKey(map: string, gameType: PlayedType): string {
  return `${map.toLowerCase()}\n${gameType}`;
}
