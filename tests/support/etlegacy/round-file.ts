// Round files of one small community for tests, with ordinary defaults. They satisfy all laws.
import { type HeaderSpec, type LineSpec, roundText } from '../../parsers/etlegacy/round-text.ts';

export type TestFile = { readonly name: string; readonly body: Buffer };

export type RoundFileSpec = {
  /** Wall clock at the end of the round, '2031-02-03 21:10:00'. */
  readonly at?: string;
  readonly map?: string;
  readonly label?: 1 | 2;
  /** What differs from the header of a round one that the attackers took in 5:00 of 10:00. */
  readonly header?: HeaderSpec;
  readonly players?: readonly LineSpec[];
  readonly eol?: '\n' | '\r\n';
};

export type CrewSpec = {
  /** Number of players with a line. Default 4. */
  readonly people?: number;
  /** Kills and deaths of each player. Another number gives another content. Default 2. */
  readonly kills?: number;
  readonly damage?: number;
  readonly minutes?: number;
  readonly rounds?: number;
};

export type MatchSpec = CrewSpec & {
  /** Wall clock at the end of round one; round two ends ten minutes later. */
  readonly at?: string;
  readonly map?: string;
  readonly kills2?: number;
};

const AT = '2031-02-03 21:10:00';
const NAMES = ['anna', 'boris', 'carla', 'dmitri', 'elsa', 'fritz', 'greta', 'hanno'];

/** Returns lines of players who killed each other equally often, alternating between axis and allies. */
export function crew({ people = 4, kills = 2, damage, minutes = 5, rounds = 0 }: CrewSpec = {}): LineSpec[] {
  const given = damage ?? kills * 90;
  return Array.from({ length: people }, (_, i) => ({
    guid: guidOf(i),
    name: NAMES[i] ?? `player${i}`,
    rounds,
    team: 1 + (i % 2),
    weapons: { MP40: [kills * 5, kills * 20, kills, kills, 0] },
    fields: { damageGiven: given, damageReceived: given, timeMin: minutes, alivePct: 80 },
  }));
}

export function guidOf(person: number): string {
  return `C0FFEE0${person}`;
}

/** Returns one file. Default: a complete round one of four players, or a lone round two that could follow it. */
export function roundFile(spec: RoundFileSpec = {}): TestFile {
  const { at = AT, map = 'oasis', label = 1, eol = '\n' } = spec;
  const isSecond = label === 2;
  const header: HeaderSpec = {
    map,
    label,
    ...(isSecond ? { limit: '5:00', next: '5:00', winner: 1 } : {}),
    ...spec.header,
  };
  const players = spec.players ?? (isSecond ? crew({ kills: 4, minutes: 10, rounds: 1 }) : crew());
  const text = roundText(header, players);
  return { name: nameOf({ at, map, label }), body: Buffer.from(text.replaceAll('\n', eol)) };
}

/** Returns round one and round two of a match: the first attackers won in 5:00, the others failed. */
export function matchFiles({ at = AT, map, kills = 2, kills2 = 2, ...rest }: MatchSpec = {}): [
  TestFile,
  TestFile,
] {
  const place = map === undefined ? {} : { map };
  const r1 = roundFile({ at, ...place, players: crew({ ...rest, kills }) });
  const players = crew({ ...rest, kills: kills + kills2, minutes: 10, rounds: 1 });
  return [r1, roundFile({ at: later(at, 10), ...place, label: 2, players })];
}

export function nameOf({ at, map, label }: Required<Pick<RoundFileSpec, 'at' | 'map' | 'label'>>): string {
  const [date = '', time = ''] = at.split(' ');
  return `${date}-${time.replaceAll(':', '')}-${map}-round-${label}.txt`;
}

/** Returns the wall clock some minutes later. */
export function later(at: string, minutes: number): string {
  const time = Temporal.PlainDateTime.from(at.replace(' ', 'T')).add({ seconds: Math.round(minutes * 60) });
  return time.toString({ smallestUnit: 'second' }).replace('T', ' ');
}

/** Returns the same bytes under the name of another time. */
export function renamed(file: TestFile, at: string): TestFile {
  return { ...file, name: `${nameOf({ at, map: '', label: 1 }).slice(0, 17)}${file.name.slice(17)}` };
}

export function withCrLf(file: TestFile): TestFile {
  return { ...file, body: Buffer.from(file.body.toString('latin1').replaceAll('\n', '\r\n'), 'latin1') };
}

/** Returns an endstats file of the round of that time. */
export function endstatsFile(
  at: string,
  lines: readonly string[],
  map = 'oasis',
  label: 1 | 2 = 1,
): TestFile {
  return {
    name: nameOf({ at, map, label }).replace('.txt', '-endstats.txt'),
    body: Buffer.from(lines.map((line) => `${line}\n`).join('')),
  };
}
