import sharp from 'sharp';
import { corruptJpeg, hugeImage, jpeg, pdf, png, truncatedJpeg } from '../samples.js';
import type { HostileFile } from './hostile-file.js';
import { zipOf } from './zip.js';

const PHP = '<?php system($_GET["c"]); ?>';
const HTML = '<html><script>alert(document.cookie)</script></html>';

const refused = (what: string, reason: string, make: () => Promise<Buffer>): HostileFile => {
  return { what: `a photo ${what}`, kind: 'ktp', reason, make };
};

function flat(width: number, height: number) {
  return sharp({ create: { width, height, channels: 3, background: '#fff' }, limitInputPixels: false });
}

/** A head that promises more than anybody has, with next to nothing behind it. */
async function boastingPng(): Promise<Buffer> {
  const image = Buffer.from(await png());
  image.writeUInt32BE(60_000, 16);
  image.writeUInt32BE(60_000, 20);
  return image;
}

/** The last scan of a progressive image again and again: each time all of its pixels are gone through. */
async function manyScans(): Promise<Buffer> {
  const image = await flat(3_400, 3_400).greyscale().jpeg({ progressive: true, quality: 10 }).toBuffer();
  const scan = image.subarray(image.lastIndexOf(Buffer.from([0xff, 0xda])), -2);
  return Buffer.concat([image.subarray(0, -2), ...Array.from({ length: 100 }, () => scan), image.subarray(-2)]);
}

export const hostileImages: readonly HostileFile[] = [
  refused('of 25 million pixels and some in a few kilobytes', 'image-too-large', hugeImage),
  refused('that says it has billions of pixels', 'image-too-large', boastingPng),
  refused('that is progressive and has to be held whole', 'image-too-large', () =>
    flat(4_500, 4_500).jpeg({ progressive: true, quality: 10, chromaSubsampling: '4:4:4' }).toBuffer(),
  ),
  refused('that is interlaced and has to be held whole', 'image-too-large', () =>
    flat(4_500, 4_500).png({ progressive: true, compressionLevel: 9 }).toBuffer(),
  ),
  refused('that lies on its side and has to be held whole', 'image-too-large', () =>
    flat(4_500, 4_500).withMetadata({ orientation: 6 }).jpeg({ quality: 10 }).toBuffer(),
  ),
  refused('of a hundred scans', 'image-too-large', manyScans),
  refused('that breaks off', 'image-unreadable', truncatedJpeg),
  refused('that is overwritten in the middle', 'image-unreadable', corruptJpeg),
  refused('that is a script with the first bytes of a photo', 'image-unreadable', async () =>
    Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), Buffer.from(PHP.repeat(100))]),
  ),
  refused('that is a page of HTML', 'wrong-type', async () => Buffer.from(HTML.repeat(60))),
  refused('that is a drawing with a script', 'wrong-type', async () =>
    Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script>${' '.repeat(3_000)}</svg>`),
  ),
  refused('that is a program', 'wrong-type', async () => Buffer.concat([Buffer.from('MZ'), Buffer.alloc(4_000, 0x90)])),
  refused('that is an archive', 'wrong-type', async () => zipOf('ktp.jpg', Buffer.alloc(4_000, 1))),
  refused('that is a PDF', 'wrong-type', () => pdf(20)),
];

/** A photo that another program would take for something else; what it carries, and the photo. */
export interface Carrier {
  readonly what: string;
  readonly carried: string;
  make(): Promise<Buffer>;
}

export const carriers: readonly Carrier[] = [
  {
    what: 'an archive behind it',
    carried: 'PK\x05\x06',
    make: async () => Buffer.concat([await jpeg(), zipOf('run.exe', Buffer.from('MZ'))]),
  },
  {
    what: 'a page of HTML behind it',
    carried: '<script>',
    make: async () => Buffer.concat([await jpeg(), Buffer.from(HTML)]),
  },
  {
    what: 'a script in its comment',
    carried: '<?php',
    make: () => withComment(PHP),
  },
  {
    what: 'a script in what its camera wrote',
    carried: '<?php',
    make: async () =>
      sharp(await jpeg())
        .withExif({ IFD0: { Artist: PHP } })
        .jpeg()
        .toBuffer(),
  },
  {
    what: 'a script in a text of a PNG',
    carried: '<?php',
    make: async () =>
      sharp(await png())
        .withExif({ IFD0: { Artist: PHP } })
        .png()
        .toBuffer(),
  },
];

async function withComment(text: string): Promise<Buffer> {
  const image = await jpeg();
  const length = Buffer.alloc(2);
  length.writeUInt16BE(text.length + 2);
  return Buffer.concat([image.subarray(0, 2), Buffer.from([0xff, 0xfe]), length, Buffer.from(text), image.subarray(2)]);
}
