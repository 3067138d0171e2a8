// The bytes that the server script writes for one round.
import type { FileLine } from './file-line.ts';
import { COLUMNS } from './layouts.ts';
import type { Layout } from './layouts.ts';
import { lineColumns } from './line-columns.ts';
import { weaponNumbers } from './weapon-numbers.ts';
import { bytesOf } from '../byte-text.ts';
import type { ByteText } from '../byte-text.ts';
import { usedWeapons } from '../counters/engine-counters.ts';
import type { EngineCounters } from '../counters/engine-counters.ts';
import { PLACE_NUMBER } from '../sides.ts';
import type { Side } from '../sides.ts';

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

/** Whether the script prints a line for these counters at all. */
export function printsLine(engine: EngineCounters): boolean {
  return usedWeapons(engine).length > 0;
}

export function writeRoundFile(file: RoundFile): Uint8Array {
  const tail: (string | number)[] = [
    file.map,
    file.config,
    file.label,
    PLACE_NUMBER[file.defender],
    PLACE_NUMBER[file.winner],
    file.limit,
    file.nextLimit,
  ];
  if (file.playtime !== null) tail.push(file.playtime);
  const parts = [bytesOf(file.serverName), Buffer.from(`\\${tail.join('\\')}\n`)];
  for (const line of file.lines) if (printsLine(line.engine)) parts.push(...writeLine(line, file.layout));
  return Buffer.concat(parts);
}

function writeLine(line: FileLine, layout: Layout): Buffer[] {
  const { mask, numbers } = weaponNumbers(line.engine);
  const columns = lineColumns(line, layout);
  const cells = COLUMNS[layout].map((column) => `\t${columns[column]}`).join('');
  const rest = `\\${line.rounds}\\${PLACE_NUMBER[line.place]}\\${mask} ${numbers.join(' ')} ${cells}\n`;
  return [Buffer.from(`${line.guid8}\\`), bytesOf(line.name), Buffer.from(rest)];
}
