// The files of an evening as they can reach an archive: in any order, twice, with other line ends, under additional names.
import type { Evening } from '../../../simulator/etlegacy/evening/evening-state.ts';
import type { Random } from '../../../simulator/etlegacy/random.ts';
import type { NamedFile } from './import-files.ts';

const HOUR_MS = 3_600_000;

/** Nothing added here may change the result. */
export function disturbFiles({ files, rounds }: Evening, random: Random): NamedFile[] {
  const names = new Set(files.map((file) => file.name));
  const eventful = new Set(
    rounds
      .filter(({ players }) => players.some(({ hasLine, values }) => hasLine && values.damageGiven > 0))
      .map(({ file }) => file),
  );
  const disturbed = files.flatMap((file) => {
    const copies: NamedFile[] = [file];
    if (random.chance(0.2)) copies.push(file);
    if (random.chance(0.3)) copies.push({ name: file.name, bytes: withCrlf(file.bytes) });
    // A round without events can really occur twice.
    if (eventful.has(file.name) && random.chance(0.3)) {
      const name = laterName(file.name, random.chance(0.5) ? HOUR_MS : random.int(1, 20_000) * 1000);
      const bytes = random.chance(0.5) ? withCrlf(file.bytes) : file.bytes;
      if (!names.has(name)) copies.push({ name, bytes });
    }
    return copies;
  });
  return random.shuffled(disturbed);
}

function withCrlf(bytes: Uint8Array): Uint8Array {
  return Buffer.from(Buffer.from(bytes).toString('latin1').replaceAll('\n', '\r\n'), 'latin1');
}

function laterName(name: string, ms: number): string {
  const [, date = '', h = '', m = '', s = '', rest = ''] =
    /^(\d{4}-\d\d-\d\d)-(\d\d)(\d\d)(\d\d)(-.*)$/s.exec(name) ?? [];
  const later = new Date(Date.parse(`${date}T${h}:${m}:${s}Z`) + ms).toISOString();
  return `${later.slice(0, 10)}-${later.slice(11, 19).replaceAll(':', '')}${rest}`;
}
