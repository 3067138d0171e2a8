// Where something was said or done, as it is stored: guild/<id>, direct or terminal.
import type { Viewer } from './viewer.ts';

export type Whereabouts = Pick<Viewer, 'guildId' | 'isOperator'>;

const GUILD = 'guild/';

export function placeOf({ isOperator, guildId }: Whereabouts): string {
  if (isOperator) return 'terminal';
  return guildId === null ? 'direct' : `${GUILD}${guildId}`;
}

/** The reverse of `placeOf`: who is there sees what everybody there sees. */
export function whereaboutsAt(place: string): Whereabouts {
  return {
    isOperator: place === 'terminal',
    guildId: place.startsWith(GUILD) ? place.slice(GUILD.length) : null,
  };
}
