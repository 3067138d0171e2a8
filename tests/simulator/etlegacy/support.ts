// A minimal reader for these tests only: it checks lines and columns, not their meaning.

export type RawLine = {
  guid8: string;
  rounds: number;
  place: number;
  mask: number;
  tuples: number[];
  fields: string[];
  nameHex: string;
};

export function splitLines(bytes: Uint8Array): string[] {
  return Buffer.from(bytes).toString('latin1').split('\n');
}

export function readRawLine(line: string): RawLine {
  const [head = '', ...fields] = line.split('\t');
  const parts = head.split('\\');
  const [mask = '', ...tuples] = (parts.at(-1) ?? '').trim().split(' ');
  const name = parts.slice(1, -3).join('\\');
  return {
    guid8: parts[0] ?? '',
    nameHex: Buffer.from(name, 'latin1').toString('hex'),
    rounds: Number(parts.at(-3)),
    place: Number(parts.at(-2)),
    mask: Number(mask),
    tuples: tuples.map(Number),
    fields,
  };
}

export function bitCount(mask: number): number {
  return mask.toString(2).replaceAll('0', '').length;
}
