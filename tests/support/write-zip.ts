// A zip as any program writes one, and the odd ones of hostile or rare programs.
import { crc32, deflateRawSync } from 'node:zlib';

export type ZipEntry = {
  readonly name: string;
  readonly body: string;
  /** Kind and rights of a file of Unix. Default: a regular file. */
  readonly mode?: number;
  readonly isEncrypted?: boolean;
  /** 8 deflates, 0 stores, others are only said. */
  readonly method?: number;
  /** Instead of the true ones. */
  readonly size?: number;
  readonly crc?: number;
  readonly zip64?: boolean;
};

const U32 = 0xffffffff;
/** 2031-02-03 21:10:00, in whatever zone. */
const DOS_DATE = ((2031 - 1980) << 9) | (2 << 5) | 3;
const DOS_TIME = (21 << 11) | (10 << 5);

export function writeZip(entries: readonly ZipEntry[]): Buffer {
  const parts: Buffer[] = [];
  const central: Buffer[] = [];
  let at = 0;
  for (const entry of entries) {
    const { local, header } = writeEntry(entry, at);
    parts.push(local);
    central.push(header);
    at += local.length;
  }
  const directory = Buffer.concat(central);
  const isLarge = entries.some(({ zip64 }) => zip64 === true);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(isLarge ? 0xffff : entries.length, 8);
  end.writeUInt16LE(isLarge ? 0xffff : entries.length, 10);
  end.writeUInt32LE(isLarge ? U32 : directory.length, 12);
  end.writeUInt32LE(isLarge ? U32 : at, 16);
  return Buffer.concat([
    ...parts,
    directory,
    ...(isLarge ? [endOf64(entries.length, directory.length, at)] : []),
    end,
  ]);
}

function writeEntry(entry: ZipEntry, at: number): { readonly local: Buffer; readonly header: Buffer } {
  const { body, mode = 0o100644, isEncrypted = false, method = 8, zip64 = false } = entry;
  const name = Buffer.from(entry.name);
  const plain = Buffer.from(body, 'latin1');
  const packed = method === 8 ? deflateRawSync(plain) : plain;
  const size = entry.size ?? plain.length;
  const common = Buffer.alloc(26);
  common.writeUInt16LE(zip64 ? 45 : 20, 0);
  common.writeUInt16LE(isEncrypted ? 1 : 0, 2);
  common.writeUInt16LE(method, 4);
  common.writeUInt16LE(DOS_TIME, 6);
  common.writeUInt16LE(DOS_DATE, 8);
  common.writeUInt32LE(entry.crc ?? crc32(plain), 10);
  common.writeUInt32LE(zip64 ? U32 : packed.length, 14);
  common.writeUInt32LE(zip64 ? U32 : size, 18);
  common.writeUInt16LE(name.length, 22);
  const extra = zip64 ? extra64(size, packed.length, at) : Buffer.alloc(0);
  common.writeUInt16LE(extra.length, 24);
  const rest = Buffer.alloc(14);
  rest.writeUInt32LE((mode << 16) >>> 0, 6);
  rest.writeUInt32LE(zip64 ? U32 : at, 10);
  const signature = (value: number) => {
    const bytes = Buffer.alloc(4);
    bytes.writeUInt32LE(value);
    return bytes;
  };
  const madeBy = Buffer.from([45, 3]);
  return {
    local: Buffer.concat([signature(0x04034b50), common, name, extra, packed]),
    header: Buffer.concat([signature(0x02014b50), madeBy, common, rest, name, extra]),
  };
}

function extra64(size: number, packed: number, at: number): Buffer {
  const extra = Buffer.alloc(28);
  extra.writeUInt16LE(1, 0);
  extra.writeUInt16LE(24, 2);
  for (const [place, value] of [size, packed, at].entries())
    extra.writeBigUInt64LE(BigInt(value), 4 + 8 * place);
  return extra;
}

function endOf64(entries: number, length: number, at: number): Buffer {
  const end = Buffer.alloc(56 + 20);
  end.writeUInt32LE(0x06064b50, 0);
  end.writeBigUInt64LE(44n, 4);
  end.writeUInt16LE(45, 12);
  end.writeUInt16LE(45, 14);
  for (const [place, value] of [entries, entries, length, at].entries())
    end.writeBigUInt64LE(BigInt(value), 24 + 8 * place);
  end.writeUInt32LE(0x07064b50, 56);
  end.writeBigUInt64LE(BigInt(at + length), 64);
  end.writeUInt32LE(1, 72);
  return end;
}
