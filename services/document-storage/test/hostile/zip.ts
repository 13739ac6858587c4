import { crc32 } from 'node:zlib';

/** An archive of one file that is stored as it is (APPNOTE 6.3.10). */
export function zipOf(name: string, content: Buffer, comment = ''): Buffer {
  const sizes = Buffer.alloc(12);
  sizes.writeUInt32LE(crc32(content), 0);
  sizes.writeUInt32LE(content.length, 4);
  sizes.writeUInt32LE(content.length, 8);
  const names = Buffer.alloc(4);
  names.writeUInt16LE(name.length, 0);
  const [version, flagsMethodTime] = [Buffer.from([20, 0]), Buffer.alloc(8)];
  const entry = [version, flagsMethodTime, sizes, names];
  const local = Buffer.concat([Buffer.from('PK\x03\x04'), ...entry, Buffer.from(name), content]);
  const directory = Buffer.concat([Buffer.from('PK\x01\x02'), version, ...entry, Buffer.alloc(14), Buffer.from(name)]);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 0, 'latin1');
  end.writeUInt16LE(1, 8);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(local.length, 16);
  end.writeUInt16LE(comment.length, 20);
  return Buffer.concat([local, directory, end, Buffer.from(comment)]);
}
