import type { ZoneChange } from './prepare-server.ts';

/** Announces that the times of a server's rounds will change, before they do. */
export function sayZoneChange({ key, from, to, rounds }: ZoneChange): string {
  const change = `The time zone of server "${key}" changes from ${from} to ${to}:`;
  if (rounds === 0) return `${change} no round moves to another time.`;
  const many = rounds === 1 ? '1 round moves' : `${rounds} rounds move`;
  return `${change} ${many} to another time. To go back set it to ${from} again.`;
}
