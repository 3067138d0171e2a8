// Awards first, then a table of opponents for each player: name, kills, deaths.
import type { Award, AwardPerson } from './compute-awards.ts';

export type Endstats = {
  readonly awards: readonly Award[];
  readonly people: readonly AwardPerson[];
  /** Kills by "killer>victim". */
  readonly duels: ReadonlyMap<string, number>;
  /** Newer scripts print whose table follows. */
  readonly headed: boolean;
};

export function writeEndstats({ awards, people, duels, headed }: Endstats): Uint8Array {
  const parts: Buffer[] = [];
  for (const { award, person, value } of awards)
    parts.push(text(`${award}\t`), name(person), text(`\t${value}\n`));
  for (const subject of people) {
    const rows = people.flatMap((opponent) => row(subject, opponent, duels));
    if (rows.length === 0) continue;
    if (headed) parts.push(text('VS_HEADER\t'), name(subject), text(`\t${subject.guid}\n`));
    parts.push(...rows);
  }
  return Buffer.concat(parts);
}

function row(subject: AwardPerson, opponent: AwardPerson, duels: Endstats['duels']): Buffer[] {
  const kills = duels.get(`${subject.key}>${opponent.key}`) ?? 0;
  const deaths = duels.get(`${opponent.key}>${subject.key}`) ?? 0;
  return kills + deaths === 0 ? [] : [name(opponent), text(`\t${kills}\t${deaths}\n`)];
}

function name(person: AwardPerson): Buffer {
  return Buffer.from(person.name, person.encoding);
}

function text(value: string): Buffer {
  return Buffer.from(value, 'latin1');
}
