// The bytes that the server script writes for one round.
import type { FileLine } from './file-line.ts';
import { COLUMNS } from './layouts.ts';
import type { Layout } from './layouts.ts';
import { lineColumns } from './line-columns.ts';
import { bytesOf } from '../byte-text.ts';
import type { ByteText } from '../byte-text.ts';
import { usedWeapons } from '../counters/engine-counters.ts';
import type { EngineCounters } from '../counters/engine-counters.ts';
import { WEAPON_KEYS } from '../data/weapons.data.ts';
import type { Place, Side } from '../sides.ts';

export type RoundFile = {
  readonly serverName: ByteText;
  readonly map: string;
  readonly config: string;
  readonly label: 1 | 2;
  readonly defender: Side;
  readonly winner: Side;
  readonly limit: string;
  readonly nextLimit: string;
  /** The ninth header field as printed; null in scripts that end the header after eight. */
  readonly playtime: number | null;
  readonly layout: Layout;
  readonly lines: readonly FileLine[];
};

const SIDE_NUMBER = { axis: '1', allies: '2' } as const satisfies Record<Side, string>;
const PLACE_NUMBER = { ...SIDE_NUMBER, spectator: '3' } as const satisfies Record<Place, string>;

/** Whether the script prints a line for these counters at all. */
export function printsLine(engine: EngineCounters): boolean {
  return usedWeapons(engine).length > 0;
}

export function writeRoundFile(file: RoundFile): Uint8Array {
  const tail = [
    file.map,
    file.config,
    String(file.label),
    SIDE_NUMBER[file.defender],
    SIDE_NUMBER[file.winner],
    file.limit,
    file.nextLimit,
  ];
  if (file.playtime !== null) tail.push(String(file.playtime));
  const parts = [bytesOf(file.serverName), Buffer.from(`\\${tail.join('\\')}\n`)];
  for (const line of file.lines) if (printsLine(line.engine)) parts.push(...writeLine(line, file.layout));
  return Buffer.concat(parts);
}

function writeLine(line: FileLine, layout: Layout): Buffer[] {
  const weapons = usedWeapons(line.engine);
  let mask = 0;
  const numbers: number[] = [];
  for (const [key, counts] of weapons) {
    mask += 2 ** WEAPON_KEYS.indexOf(key);
    numbers.push(counts.hits, counts.shots, counts.kills, counts.deaths, counts.headshots);
  }
  const columns = lineColumns(line, layout);
  const cells = COLUMNS[layout].map((column) => `\t${columns[column]}`).join('');
  const rest = `\\${line.rounds}\\${PLACE_NUMBER[line.place]}\\${mask} ${numbers.join(' ')} ${cells}\n`;
  return [Buffer.from(`${line.guid8}\\`), bytesOf(line.name), Buffer.from(rest)];
}
