import type { IncomingMessage } from 'node:http';
import type { Client } from 'minio';
import { temporarilyUnavailable } from '#errors';
import type { ObjectStorage, StoredCopy, StoredUpload, UploadForm } from '../../app/ports.js';
import type { Document } from '../../domain/document.js';
import { releaseDeadBlocks } from '../dead-blocks.js';
import { createS3Client, type S3Settings } from './s3-client.js';
import { presignedFields } from './upload-form.js';

export interface StorageSettings extends S3Settings {
  readonly quarantineBucket: string;
  readonly cleanBucket: string;
  /** The origin of the pages: browsers reach the quarantine bucket below it. */
  readonly publicOrigin: string;
}

const RETRY_AFTER_SECONDS = 5;
// An image that is written anew may grow beyond what was uploaded.
const MOST_STORED_BYTES = 64 * 1024 * 1024;
// What was read and copied is let go before it adds up to the document once more.
const MOST_DEAD_BYTES = 4 * 1024 * 1024;
const ABSENT = new Set(['NotFound', 'NoSuchKey']);

const UUID = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}';
const KEY = new RegExp(`^(${UUID})/(${UUID})$`);
const keyOf = ({ registrationId, documentId }: StoredUpload) => `${registrationId}/${documentId}`;

/** Object storage over the portable part of S3. */
export class S3Storage implements ObjectStorage {
  private made: Promise<Client> | undefined;

  constructor(private readonly settings: StorageSettings) {}

  uploadForm(document: Document): UploadForm {
    const { publicOrigin, quarantineBucket, ...signer } = this.settings;
    const url = `${new URL(publicOrigin).origin}/${quarantineBucket}`;
    return { url, fields: presignedFields(document, keyOf(document.slot), { ...signer, bucket: quarantineBucket }) };
  }

  async uploadedSize(document: Document): Promise<number | undefined> {
    const stat = await unlessAbsent(async () =>
      (await this.client()).statObject(this.settings.quarantineBucket, keyOf(document.slot)),
    );
    return stat?.size;
  }

  readUpload(document: Document): Promise<Buffer | undefined> {
    return this.read(this.settings.quarantineBucket, keyOf(document.slot), document.slot.sizeBytes + 1);
  }

  removeUpload(upload: StoredUpload): Promise<void> {
    return this.remove(this.settings.quarantineBucket, upload);
  }

  uploads(): AsyncGenerator<StoredCopy> {
    return this.list(this.settings.quarantineBucket);
  }

  async writeClean(document: Document, encrypted: Buffer): Promise<void> {
    const headers = { 'Content-Type': 'application/octet-stream' };
    await unlessAway(async () =>
      (await this.client()).putObject(
        this.settings.cleanBucket,
        keyOf(document.slot),
        encrypted,
        encrypted.length,
        headers,
      ),
    );
    releaseDeadBlocks(encrypted.length);
  }

  async readClean(document: Document): Promise<Buffer> {
    const encrypted = await this.read(this.settings.cleanBucket, keyOf(document.slot), MOST_STORED_BYTES);
    if (!encrypted) throw new Error('the clean copy of an accepted document is missing');
    return encrypted;
  }

  removeCopy(copy: StoredUpload): Promise<void> {
    return this.remove(this.settings.cleanBucket, copy);
  }

  copies(): AsyncGenerator<StoredCopy> {
    return this.list(this.settings.cleanBucket);
  }

  async removeEverythingOf(registrationId: string): Promise<void> {
    for (const bucket of [this.settings.quarantineBucket, this.settings.cleanBucket]) {
      // Listed again after the removal: only a list that is empty says that nothing is left.
      for (let found = true; found; ) {
        found = false;
        for await (const object of this.list(bucket, `${registrationId}/`)) {
          found = true;
          await this.remove(bucket, object);
        }
      }
    }
  }

  private async remove(bucket: string, object: StoredUpload): Promise<void> {
    await unlessAbsent(async () => (await this.client()).removeObject(bucket, keyOf(object)));
  }

  /** What bears another kind of name was put there by somebody else, and is left alone. */
  private async *list(bucket: string, prefix = ''): AsyncGenerator<StoredCopy> {
    const objects = await unlessAway(async () =>
      (await this.client()).listObjectsV2(bucket, prefix, true)[Symbol.asyncIterator](),
    );
    for (let item = await unlessAway(() => objects.next()); !item.done; item = await unlessAway(() => objects.next())) {
      const { name = '', lastModified = new Date(0) } = item.value;
      const [, registrationId, documentId] = KEY.exec(name) ?? [];
      if (registrationId && documentId) yield { registrationId, documentId, writtenAt: lastModified };
    }
  }

  private client(): Promise<Client> {
    this.made ??= createS3Client(this.settings);
    return this.made;
  }

  private read(bucket: string, key: string, mostBytes: number): Promise<Buffer | undefined> {
    return unlessAbsent(async () => {
      const object = await (await this.client()).getObject(bucket, key);
      const stored = Number((object as IncomingMessage).headers['content-length'] ?? mostBytes);
      // One block of the right size: documents are the most that this process holds.
      const bytes = Buffer.allocUnsafeSlow(Math.min(stored, mostBytes));
      let [length, dead] = [0, 0];
      for await (const chunk of object as AsyncIterable<Buffer>) {
        length += chunk.copy(bytes, length);
        dead += chunk.length;
        if (length === bytes.length) break;
        if (dead < MOST_DEAD_BYTES) continue;
        releaseDeadBlocks(dead);
        dead = 0;
      }
      releaseDeadBlocks(length);
      return bytes.subarray(0, length);
    });
  }
}

async function unlessAway<T>(ask: () => Promise<T>): Promise<T> {
  try {
    return await ask();
  } catch (cause) {
    throw temporarilyUnavailable({ retryAfterSeconds: RETRY_AFTER_SECONDS, cause });
  }
}

async function unlessAbsent<T>(ask: () => Promise<T>): Promise<T | undefined> {
  return unlessAway(async () => {
    try {
      return await ask();
    } catch (error) {
      if (ABSENT.has(String((error as { code?: unknown }).code))) return undefined;
      throw error;
    }
  });
}
