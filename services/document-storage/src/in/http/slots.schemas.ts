import { z } from 'zod';
import { fieldText } from '#runtime';

const kindFormat = fieldText('kind-format', {
  id: 'Sebutkan jenis dokumen, misalnya ktp.',
  en: 'Name the kind of the document, for example ktp.',
});
const sizeFormat = fieldText('size-format', {
  id: 'Sebutkan ukuran berkas dalam byte, sebagai bilangan bulat.',
  en: 'Give the size of the file in bytes, as a whole number.',
});
const sha256Format = fieldText('sha256-format', {
  id: 'Sebutkan SHA-256 berkas sebagai 64 angka heksadesimal huruf kecil.',
  en: 'Give the SHA-256 of the file as 64 lower-case hex digits.',
});
const typeFormat = fieldText('type-format', {
  id: 'Sebutkan jenis isi berkas, misalnya image/jpeg.',
  en: 'Give the media type of the file, for example image/jpeg.',
});

const fileNameFormat = fieldText('file-name-format', {
  id: 'Ubah nama berkas menjadi huruf, angka, dan spasi saja, tanpa garis miring, lalu pilih lagi.',
  en: 'Give the file a name of letters, digits and spaces, without slashes, then choose it again.',
});

// Part of a path, characters that nobody types, and those that turn the direction of a text: `ktp\u202Egpj.exe` reads
// like a photo (Unicode Technical Report 36, 2.5). Names are not kept, and still shown to people by whoever sends them.
const isPlainName = (name: string) =>
  !/[/\\]|^\.+$|[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]|\p{Cc}|\p{Cs}|\p{Zl}|\p{Zp}/u.test(name);

// A missing field is told as "required"; every other mistake by the field's own sentence.
const or = (code: string) => ({ error: ({ input }: { input?: unknown }) => (input === undefined ? 'required' : code) });

export const slotRequest = z
  .strictObject({
    kind: z
      .string(or(kindFormat))
      .regex(/^[a-z][a-z0-9-]{1,39}$/, or(kindFormat))
      .describe('Which document this is, as the requirements name it.'),
    fileName: z
      .string(or(fileNameFormat))
      .min(1, or(fileNameFormat))
      .max(255, or(fileNameFormat))
      .refine(isPlainName, or(fileNameFormat))
      .optional()
      .describe('Its name on the device; compared with the type and not kept.'),
    contentType: z
      .string(or(typeFormat))
      .regex(/^[a-z]+\/[a-z0-9.+-]{1,60}$/, or(typeFormat))
      .describe('Its media type; the upload must carry the same.'),
    sizeBytes: z
      .int(or(sizeFormat))
      .positive(or(sizeFormat))
      .describe('Its length; the upload must have exactly this one.'),
    sha256: z
      .string(or(sha256Format))
      .regex(/^[0-9a-f]{64}$/, or(sha256Format))
      .describe('SHA-256 of its bytes, lower-case hex.'),
  })
  .meta({
    examples: [
      {
        kind: 'ktp',
        fileName: 'ktp.jpg',
        contentType: 'image/jpeg',
        sizeBytes: 181_204,
        sha256: 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
      },
    ],
  });
export type SlotRequestBody = z.output<typeof slotRequest>;

export const slotAnswer = z
  .strictObject({
    documentId: z.uuid().describe('Names the document from now on.'),
    upload: z
      .strictObject({
        url: z.url().describe('Where to POST the file to, as multipart/form-data.'),
        fields: z.record(z.string(), z.string()).describe('Form fields that go before the field `file`, unchanged.'),
      })
      .describe('The form by which the file is sent.'),
    expiresAt: z.iso.datetime().describe('Until when the upload must have begun.'),
  })
  .meta({
    examples: [
      {
        documentId: '018f3c1e-7a51-7c1f-9d55-0f6a3a1b2c05',
        upload: {
          url: 'http://localhost:8080/quarantine',
          fields: { key: '…', policy: '…', 'Content-Type': 'image/jpeg' },
        },
        expiresAt: '2026-08-20T03:30:00.000Z',
      },
    ],
  });
