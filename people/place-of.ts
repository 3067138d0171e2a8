// The stored form of a place: guild/<id>, direct or terminal.
import type { Viewer } from './viewer.ts';

export type Whereabouts = Pick<Viewer, 'guildId' | 'isOperator' | 'sources'>;

const GUILD = 'guild/';

export function placeOf({ isOperator, guildId }: Whereabouts): string {
  if (isOperator) return 'terminal';
  return guildId === null ? 'direct' : `${GUILD}${guildId}`;
}

/** Inverse of `placeOf`: the whereabouts of an ordinary person in that place. */
export function whereaboutsAt(place: string): Whereabouts {
  return {
    isOperator: place === 'terminal',
    guildId: place.startsWith(GUILD) ? place.slice(GUILD.length) : null,
  };
}
