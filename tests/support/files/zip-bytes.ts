/** Zip archives with every lie that an archive can tell. */
import { crc32, deflateRawSync } from 'node:zlib';

export interface ZipPart {
  readonly name: string | Uint8Array;
  readonly bytes: Uint8Array;
  /** General purpose flags; bit 11 says that the name is UTF-8. */
  readonly flags?: number;
  readonly method?: number;
  readonly crc?: number;
  /** Packed data that is not the bytes'. */
  readonly packedAs?: Uint8Array;
  /** Sizes written as 0xffffffff, with the real ones in the 64-bit field. */
  readonly wide?: boolean;
  /** What the directory claims the unpacked size to be. */
  readonly claimed?: number;
}

export function zipBytes(parts: readonly ZipPart[]): Uint8Array {
  const local: Buffer[] = [];
  const central: Buffer[] = [];
  let at = 0;
  for (const { bytes, claimed, crc, flags = 0x800, method = 8, name, packedAs, wide = false } of parts) {
    const rawName = typeof name === 'string' ? Buffer.from(name) : Buffer.from(name);
    const packed = packedAs ? Buffer.from(packedAs) : method === 8 ? deflateRawSync(bytes) : Buffer.from(bytes);
    const sum = crc ?? crc32(bytes);
    const header = Buffer.alloc(30);
    header.writeUInt32LE(0x04034b50, 0);
    header.writeUInt16LE(flags, 6);
    header.writeUInt16LE(method, 8);
    header.writeUInt32LE(sum, 14);
    header.writeUInt32LE(packed.length, 18);
    header.writeUInt32LE(claimed ?? bytes.length, 22);
    header.writeUInt16LE(rawName.length, 26);
    const extra = Buffer.alloc(wide ? 28 : 0);
    if (wide) {
      extra.writeUInt16LE(1, 0);
      extra.writeUInt16LE(24, 2);
      extra.writeBigUInt64LE(BigInt(bytes.length), 4);
      extra.writeBigUInt64LE(BigInt(packed.length), 12);
      extra.writeBigUInt64LE(BigInt(at), 20);
    }
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt16LE(flags, 8);
    entry.writeUInt16LE(method, 10);
    entry.writeUInt32LE(sum, 16);
    entry.writeUInt32LE(wide ? 0xffffffff : packed.length, 20);
    entry.writeUInt32LE(wide ? 0xffffffff : (claimed ?? bytes.length), 24);
    entry.writeUInt16LE(rawName.length, 28);
    entry.writeUInt16LE(extra.length, 30);
    entry.writeUInt32LE(wide ? 0xffffffff : at, 42);
    local.push(header, rawName, packed);
    central.push(entry, rawName, extra);
    at += header.length + rawName.length + packed.length;
  }
  const directory = Buffer.concat(central);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...local, directory, end]);
}
