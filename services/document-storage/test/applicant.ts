import { createHash, randomUUID } from 'node:crypto';
import { eventually } from '#testing';

/** What came back over HTTP. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly bytes: Buffer;
  readonly text: string;
  json<T = Record<string, unknown>>(): T;
}

/** Where requests and uploads go to. */
export interface Edge {
  readonly storageUrl: string;
  request(path: string, init?: RequestInit): Promise<Answer>;
}

export const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');

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
  readonly until?: string;
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
    private readonly edge: Edge,
    readonly registrationId: string,
    private readonly cookie: string,
  ) {}

  get(path: string, headers: Record<string, string> = {}): Promise<Answer> {
    return this.edge.request(path, { headers: { cookie: this.cookie, ...headers } });
  }

  post(path: string, body?: object | string, headers: Record<string, string> = {}): Promise<Answer> {
    const json: Record<string, string> = typeof body === 'object' ? { 'content-type': 'application/json' } : {};
    return this.edge.request(path, {
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
    return fetch(new URL(new URL(upload.url).pathname, this.edge.storageUrl), {
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

  async documentOf(documentId: string): Promise<Entry | undefined> {
    return (await this.documents()).find((entry) => entry.documentId === documentId);
  }

  /** The document as it is listed once its inspection is over. */
  verdictOn({ documentId }: { readonly documentId: string }): Promise<Entry> {
    return eventually(async () => {
      const entry = await this.documentOf(documentId);
      return entry && entry.state !== 'committed' ? entry : undefined;
    });
  }
}
