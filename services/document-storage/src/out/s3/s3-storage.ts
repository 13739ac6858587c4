import type { Client } from 'minio';
import { temporarilyUnavailable } from '#errors';
import type { ObjectStorage, UploadForm } from '../../app/ports.js';
import type { Document } from '../../domain/document.js';
import { createS3Client, type S3Settings } from './s3-client.js';
import { presignedFields } from './upload-form.js';

export interface StorageSettings extends S3Settings {
  readonly quarantineBucket: string;
  readonly cleanBucket: string;
  /** The origin of the pages: browsers reach the quarantine bucket below it. */
  readonly publicOrigin: string;
}

const RETRY_AFTER_SECONDS = 5;
const ABSENT = new Set(['NotFound', 'NoSuchKey']);

const keyOf = ({ slot }: Document) => `${slot.registrationId}/${slot.documentId}`;

/** Object storage over the portable part of S3. */
export class S3Storage implements ObjectStorage {
  private made: Promise<Client> | undefined;

  constructor(private readonly settings: StorageSettings) {}

  uploadForm(document: Document): UploadForm {
    const { publicOrigin, quarantineBucket, ...signer } = this.settings;
    const url = `${new URL(publicOrigin).origin}/${quarantineBucket}`;
    return { url, fields: presignedFields(document, keyOf(document), { ...signer, bucket: quarantineBucket }) };
  }

  async uploadedSize(document: Document): Promise<number | undefined> {
    const stat = await unlessAbsent(async () =>
      (await this.client()).statObject(this.settings.quarantineBucket, keyOf(document)),
    );
    return stat?.size;
  }

  readUpload(document: Document): Promise<Buffer | undefined> {
    return this.read(this.settings.quarantineBucket, keyOf(document), document.slot.sizeBytes + 1);
  }

  async removeUpload(document: Document): Promise<void> {
    await unlessAbsent(async () => (await this.client()).removeObject(this.settings.quarantineBucket, keyOf(document)));
  }

  async writeClean(document: Document, encrypted: Buffer): Promise<void> {
    const headers = { 'Content-Type': 'application/octet-stream' };
    await unlessAway(async () =>
      (await this.client()).putObject(this.settings.cleanBucket, keyOf(document), encrypted, encrypted.length, headers),
    );
  }

  async readClean(document: Document): Promise<Buffer> {
    const encrypted = await this.read(this.settings.cleanBucket, keyOf(document), Number.POSITIVE_INFINITY);
    if (!encrypted) throw new Error('the clean copy of an accepted document is missing');
    return encrypted;
  }

  private client(): Promise<Client> {
    this.made ??= createS3Client(this.settings);
    return this.made;
  }

  private read(bucket: string, key: string, mostBytes: number): Promise<Buffer | undefined> {
    return unlessAbsent(async () => {
      const object = await (await this.client()).getObject(bucket, key);
      const chunks: Buffer[] = [];
      let length = 0;
      for await (const chunk of object as AsyncIterable<Buffer>) {
        chunks.push(chunk);
        length += chunk.length;
        if (length >= mostBytes) break;
      }
      return Buffer.concat(chunks).subarray(0, mostBytes);
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
