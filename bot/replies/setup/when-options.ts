// Choices of hours and zones.
import type { Setup } from '../../posts/setup/store-setup.ts';
import type { Option } from './setup-controls.ts';

export function hourOptions({ hour }: Setup): Option[] {
  return Array.from({ length: 24 }, (_, at) => ({
    label: `weekly at ${clock(at)}`,
    value: String(at),
    default: at === hour,
  }));
}

const QUIET = ['none', '22-8', '23-7', '23-8', '0-7', '0-8', '0-9', '1-9', '1-10'];

export function sayQuiet({ quiet_from: from, quiet_until: until }: Setup): string {
  return from === null || until === null ? 'none' : `${clock(from)} to ${clock(until)}`;
}

export function quietOptions(setup: Setup): Option[] {
  const now = setup.quiet_from === null ? 'none' : `${setup.quiet_from}-${setup.quiet_until}`;
  return QUIET.map((value) => {
    const [from, until] = value.split('-').map(Number);
    const label =
      value === 'none' ? 'no quiet hours' : `quiet from ${clock(from ?? 0)} to ${clock(until ?? 0)}`;
    return { label, value, default: value === now };
  });
}

const ZONES = [
  'UTC',
  'Europe/London',
  'Europe/Lisbon',
  'Europe/Berlin',
  'Europe/Paris',
  'Europe/Madrid',
  'Europe/Rome',
  'Europe/Warsaw',
  'Europe/Stockholm',
  'Europe/Helsinki',
  'Europe/Athens',
  'Europe/Istanbul',
  'Europe/Kyiv',
  'America/New_York',
  'America/Chicago',
  'America/Denver',
  'America/Los_Angeles',
  'America/Sao_Paulo',
  'Asia/Dubai',
  'Asia/Kolkata',
  'Asia/Singapore',
  'Asia/Tokyo',
  'Australia/Sydney',
  'Pacific/Auckland',
];

export function zoneOptions({ zone }: Setup): Option[] {
  return [...new Set([zone, ...ZONES])].slice(0, 25).map((name) => ({
    label: name,
    value: name,
    default: name === zone,
  }));
}

export function clock(hour: number): string {
  return `${String(hour).padStart(2, '0')}:00`;
}
