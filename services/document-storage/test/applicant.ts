import { randomUUID } from 'node:crypto';
import type { Answer, Harness } from './document-storage.harness.js';
import { sha256 } from './document-storage.harness.js';

export interface SlotBody {
  readonly kind: string;
  readonly fileName?: string;
  readonly contentType: string;
  readonly sizeBytes: number;
  readonly sha256: string;
}

export interface Slot {
  readonly documentId: string;
  readonly upload: { readonly url: string; readonly fields: Record<string, string> };
  readonly expiresAt: string;
}

export interface Entry {
  readonly documentId: string;
  readonly kind: string;
  readonly state: string;
  readonly reason?: string;
  readonly reasonText?: string;
  readonly warnings: readonly { readonly code: string; readonly text: string }[];
}

export interface Problem {
  readonly code: string;
  readonly errors: readonly { readonly pointer: string; readonly code: string; readonly detail: string }[];
}

export function bodyFor(kind: string, bytes: Buffer): SlotBody {
  const contentType =
    bytes.subarray(0, 4).toString('latin1') === '%PDF'
      ? 'application/pdf'
      : bytes[0] === 0x89
        ? 'image/png'
        : 'image/jpeg';
  return { kind, contentType, sizeBytes: bytes.length, sha256: sha256(bytes) };
}

/** Somebody with a browser. */
export class Applicant {
  constructor(
    private readonly harness: Harness,
    readonly registrationId: string,
    private readonly cookie: string,
  ) {}

  get(path: string, headers: Record<string, string> = {}): Promise<Answer> {
    return this.harness.request(path, { headers: { cookie: this.cookie, ...headers } });
  }

  post(path: string, body?: object | string, headers: Record<string, string> = {}): Promise<Answer> {
    const json: Record<string, string> = typeof body === 'object' ? { 'content-type': 'application/json' } : {};
    return this.harness.request(path, {
      method: 'POST',
      body: typeof body === 'object' ? JSON.stringify(body) : body,
      headers: { cookie: this.cookie, ...json, ...headers },
    });
  }

  askForSlot(body: object, key = randomUUID() as string) {
    return this.post('/documents/slots', body, { 'idempotency-key': key });
  }

  async slotFor(kind: string, bytes: Buffer, given: Partial<SlotBody> = {}): Promise<Slot> {
    const answer = await this.askForSlot({ ...bodyFor(kind, bytes), ...given });
    if (answer.status !== 201) throw new Error(answer.text);
    return answer.json<Slot>();
  }

  /** Sends the form as a browser does, straight to the storage, which the portal stands before. */
  upload({ upload }: Slot, bytes: Buffer, given: Record<string, string> = {}): Promise<Response> {
    const form = new FormData();
    for (const [name, value] of Object.entries({ ...upload.fields, ...given })) form.append(name, value);
    form.append('file', new Blob([new Uint8Array(bytes)]), 'file');
    return fetch(new URL(new URL(upload.url).pathname, this.harness.config.S3_ENDPOINT), {
      method: 'POST',
      body: form,
    });
  }

  commit({ documentId }: { readonly documentId: string }) {
    return this.post(`/documents/${documentId}/commit`);
  }

  /** Slot, upload and commit of one file. */
  async hand(kind: string, bytes: Buffer, given: Partial<SlotBody> = {}): Promise<Slot & { receipt: string }> {
    const slot = await this.slotFor(kind, bytes, given);
    const sent = await this.upload(slot, bytes);
    if (sent.status !== 204) throw new Error(`upload: ${sent.status}`);
    const committed = await this.commit(slot);
    if (committed.status !== 200) throw new Error(committed.text);
    return { ...slot, receipt: committed.json<{ receipt: string }>().receipt };
  }

  async documents(headers: Record<string, string> = {}): Promise<Entry[]> {
    return (await this.get('/documents', headers)).json<{ documents: Entry[] }>().documents;
  }
}
