import { randomBytes, randomUUID } from 'node:crypto';
import type { StoredUpload } from '../src/app/ports.js';
import { Document } from '../src/domain/document.js';
import { S3Storage } from '../src/out/s3/s3-storage.js';
import { sha256 } from './applicant.js';
import { type S3Server, TestBuckets } from './test-buckets.js';

const AT_ONCE = 20;
const HALF_AN_HOUR_MS = 30 * 60_000;

function slotFor(bytes: Buffer, openedAt = new Date(), registrationId = randomUUID() as string): Document {
  return Document.open({
    ...{ documentId: randomUUID(), registrationId, ordinal: 1, kind: 'ktp', contentType: 'image/jpeg' },
    ...{ sizeBytes: bytes.length, sha256: sha256(bytes), maxBytes: bytes.length, minShortSide: 0, minSharpness: 0 },
    ...{ mandatory: true, replaces: null, openedAt, expiresAt: new Date(openedAt.getTime() + HALF_AN_HOUR_MS) },
  });
}

const keyOf = ({ registrationId, documentId }: StoredUpload) => `${registrationId}/${documentId}`;
const all = <T>(work: (n: number) => Promise<T>) => Promise.all(Array.from({ length: AT_ONCE }, (_, n) => work(n)));

async function listed<T extends StoredUpload>(objects: AsyncIterable<T>): Promise<T[]> {
  const found: T[] = [];
  for await (const object of objects) found.push(object);
  return found;
}

/** What the service needs of an S3 server. Each server that it is to run on has to pass. */
export function itIsAnObjectStorage(name: string, serverOf: () => S3Server): void {
  describe(`the object storage on ${name}`, () => {
    let buckets: TestBuckets;
    let storage: S3Storage;
    const bytes = randomBytes(50_000);

    beforeAll(async () => {
      buckets = await TestBuckets.make(serverOf());
      const { quarantine: quarantineBucket, clean: cleanBucket, server } = buckets;
      storage = new S3Storage({ ...server, quarantineBucket, cleanBucket, publicOrigin: 'http://localhost:8080' });
    });
    afterAll(() => buckets?.drop());

    /** Sends a form as a browser does. */
    async function upload(document: Document, content: Buffer, given: Record<string, string> = {}): Promise<number> {
      const form = new FormData();
      const { fields } = storage.uploadForm(document);
      for (const [field, value] of Object.entries({ ...fields, ...given })) form.append(field, value);
      form.append('file', new Blob([new Uint8Array(content)]), 'file');
      const sent = await fetch(`${buckets.server.endpoint}/${buckets.quarantine}`, { method: 'POST', body: form });
      await sent.arrayBuffer();
      return sent.status;
    }

    describe('a form', () => {
      it('lets in the promised file, at its name', async () => {
        const document = slotFor(bytes);
        expect(await upload(document, bytes)).toBe(204);
        expect((await buckets.read(buckets.quarantine, keyOf(document.slot))).equals(bytes)).toBe(true);
      });

      it('lets in no byte more or less, no other type and no other name', async () => {
        const document = slotFor(bytes);
        const refused = [
          await upload(document, Buffer.concat([bytes, Buffer.from([0])])),
          await upload(document, bytes.subarray(1)),
          await upload(document, bytes, { 'Content-Type': 'text/html' }),
          await upload(document, bytes, { key: `${randomUUID()}/${randomUUID()}` }),
        ];
        for (const status of refused) expect([400, 403]).toContain(status);
        expect(await storage.uploadedSize(document)).toBeUndefined();
      });

      it('lets in nothing once it expired, and nothing where its policy was changed', async () => {
        const expired = slotFor(bytes, new Date(Date.now() - 2 * HALF_AN_HOUR_MS));
        expect(await upload(expired, bytes)).toBe(403);
        const { policy } = storage.uploadForm(slotFor(bytes)).fields;
        expect(await upload(slotFor(bytes), bytes, { policy: String(policy) })).toBe(403);
      });

      it('leaves one whole file, however often it is sent at once', async () => {
        const document = slotFor(bytes);
        expect(new Set(await all(() => upload(document, bytes)))).toEqual(new Set([204]));
        expect((await storage.readUpload(document))?.equals(bytes)).toBe(true);
      });
    });

    describe('an upload', () => {
      it('is not there before it came', async () => {
        const document = slotFor(bytes);
        expect(await storage.uploadedSize(document)).toBeUndefined();
        expect(await storage.readUpload(document)).toBeUndefined();
      });

      it('is read to one byte more than was promised, and tells its real size', async () => {
        const document = slotFor(bytes);
        await buckets.write(buckets.quarantine, keyOf(document.slot), Buffer.concat([bytes, bytes]));
        expect(await storage.uploadedSize(document)).toBe(100_000);
        expect(await storage.readUpload(document)).toHaveLength(bytes.length + 1);
      });

      it('is removed, also when twenty do so at once', async () => {
        const document = slotFor(bytes);
        await upload(document, bytes);
        await all(() => storage.removeUpload(document.slot));
        expect(await storage.readUpload(document)).toBeUndefined();
      });

      it('is listed with the others; what bears another kind of name is not', async () => {
        const documents = [slotFor(bytes), slotFor(bytes)];
        for (const document of documents) await upload(document, bytes);
        await buckets.write(buckets.quarantine, 'somebody/else', bytes);
        const names = (await listed(storage.uploads())).map(({ documentId }) => documentId);
        expect(names).toEqual(expect.arrayContaining(documents.map(({ id }) => id)));
        expect(names).not.toContain('else');
        await buckets.remove(buckets.quarantine, 'somebody/else');
      });
    });

    describe('a clean copy', () => {
      it.each([1, 50_000, 6 * 1024 * 1024])('of %i bytes is read as it was written', async (size) => {
        const [document, content] = [slotFor(bytes), randomBytes(size)];
        await storage.writeClean(document, content);
        expect((await storage.readClean(document)).equals(content)).toBe(true);
      });

      it('is one whole copy, however many write and read it at once', async () => {
        const document = slotFor(bytes);
        const versions = Array.from({ length: AT_ONCE }, (_, n) => Buffer.alloc(60_000, n));
        await storage.writeClean(document, versions[0] as Buffer);
        const [read] = await Promise.all([
          all(() => storage.readClean(document)),
          all((n) => storage.writeClean(document, versions[n] as Buffer)),
        ]);
        for (const copy of [...read, await storage.readClean(document)])
          expect(versions.some((version) => version.equals(copy))).toBe(true);
      });

      it('is listed with the time that it was written at', async () => {
        const document = slotFor(bytes);
        await storage.writeClean(document, bytes);
        const copy = (await listed(storage.copies())).find(({ documentId }) => documentId === document.id);
        expect(Math.abs(Date.now() - (copy?.writtenAt.getTime() ?? 0))).toBeLessThan(60_000);
        await storage.removeCopy(document.slot);
        await expect(storage.readClean(document)).rejects.toThrow('missing');
      });

      it('is kept from whoever has no signature', async () => {
        const document = slotFor(bytes);
        await storage.writeClean(document, bytes);
        const url = `${buckets.server.endpoint}/${buckets.clean}/${keyOf(document.slot)}`;
        expect((await fetch(url)).status).toBe(403);
      });
    });

    describe('everything of a registration', () => {
      it('is removed from both buckets, by however many at once, and nothing of another', async () => {
        const [mine, other] = [randomUUID(), randomUUID()];
        const write = async (registrationId: string) => {
          const document = slotFor(bytes, new Date(), registrationId);
          await upload(document, bytes);
          await storage.writeClean(document, bytes);
          return document;
        };
        await all(() => write(mine));
        const kept = await write(other);
        await Promise.all([1, 2, 3].map(() => storage.removeEverythingOf(mine)));
        const left = [...(await listed(storage.uploads())), ...(await listed(storage.copies()))];
        expect(left.filter(({ registrationId }) => registrationId === mine)).toEqual([]);
        expect(left.filter(({ documentId }) => documentId === kept.id)).toHaveLength(2);
      });

      it('may be nothing', async () => {
        await expect(storage.removeEverythingOf(randomUUID())).resolves.toBeUndefined();
      });
    });

    it('says that it is away where its keys do not open anything', async () => {
      const { quarantine: quarantineBucket, clean: cleanBucket, server } = buckets;
      const settings = { ...server, quarantineBucket, cleanBucket, publicOrigin: 'http://localhost:8080' };
      const stranger = new S3Storage({ ...settings, secretKey: 'not-the-secret-key' });
      await expect(stranger.uploadedSize(slotFor(bytes))).rejects.toMatchObject({ code: 'temporarily-unavailable' });
    });
  });
}
