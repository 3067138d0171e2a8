import type { ZoneChange } from './prepare-server.ts';

/** Announces that the times of a server's rounds will change, before they do. */
export function sayZoneChange({ key, from, to, rounds }: ZoneChange): string {
  const many = rounds === 1 ? '1 round moves' : `${rounds} rounds move`;
  return `The time zone of server "${key}" changes from ${from} to ${to}: ${many} to another time. To go back set it to ${from} again.`;
}
