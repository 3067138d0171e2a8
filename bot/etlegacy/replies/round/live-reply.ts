// Who plays on a server now. Everything that the server says is foreign text.
import { time, TimestampStyles } from '@discordjs/formatters';
import type { SeenServer } from '../../../../stats/etlegacy/live/fetch-server-states.ts';
import { count } from '../../../../wording/format-numbers.ts';
import { sayName } from '../../../../wording/say-name.ts';
import { ACCENT, textBlock } from '../../../framework/reply/blocks.ts';
import type { Reply } from '../../../framework/reply/reply.ts';

/** More of a side are counted: a server may name anything and any number. */
const MOST_NAMES = 16;
const MOST_LETTERS = 32;

export type LiveServer = Pick<SeenServer, 'map' | 'mapSince' | 'emptySince' | 'people'> & {
  /** Private players, who are not among `people`. */
  readonly hidden: number;
};

/**
 * @param seen null when the server does not answer.
 * @param recap address of the recap of the evening that is over; null where there is none.
 */
export function buildLiveReply(server: string, seen: LiveServer | null, recap: string | null): Reply {
  return {
    kind: 'reply',
    accent: seen === null ? ACCENT.partial : seen.people.length === 0 ? ACCENT.neutral : ACCENT.help,
    blocks: [textBlock([`## Now on ${sayShort(server)}`, ...linesOf(seen), ...sayOver(recap)].join('\n'))],
    footer: 'as the game server says, looked at once a minute',
    files: [],
  };
}

function sayOver(recap: string | null): string[] {
  return recap === null ? [] : [`The evening is over: ${recap}`];
}

function linesOf(seen: LiveServer | null): string[] {
  if (seen === null) return ['It does not answer at the moment.'];
  const { map, mapSince, people, hidden } = seen;
  const since = mapSince === null ? '' : ` since ${time(mapSince, TimestampStyles.ShortTime)}`;
  const where = map === null ? [] : [`**${sayShort(map)}**${since}`];
  if (people.length + hidden === 0) return ['Nobody is connected.', ...where];
  const side = (title: string, isOn: (team: string) => boolean) =>
    sayPeople(
      title,
      people.filter(({ team }) => isOn(team)).map(({ name }) => name),
    );
  return [
    ...where,
    ...side('Allies', (team) => team === 'allies'),
    ...side('Axis', (team) => team === 'axis'),
    ...side('Watching', (team) => team !== 'allies' && team !== 'axis'),
    ...(hidden === 0
      ? []
      : [`and ${count(hidden, 'player', 'en')} who ${hidden === 1 ? 'keeps' : 'keep'} private`]),
  ];
}

function sayPeople(title: string, names: readonly string[]): string[] {
  if (names.length === 0) return [];
  const shown = names.slice(0, MOST_NAMES).map(sayShort);
  const more = names.length > shown.length ? ` and ${names.length - shown.length} more` : '';
  return [`${title} (${names.length}): ${shown.join(', ')}${more}`];
}

function sayShort(name: string): string {
  return sayName(Array.from(name).slice(0, MOST_LETTERS).join(''));
}
