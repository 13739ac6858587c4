import type { FieldError, Text } from '#errors';
import { type DocumentType, documentTypes, isDocumentType, nameFits } from './document-type.js';

export interface RequirementProperties {
  readonly kind: string;
  readonly label: Text;
  readonly help: Text;
  readonly mandatory: boolean;
  readonly types: readonly DocumentType[];
  readonly minBytes: number;
  readonly maxBytes: number;
  /** The shorter side that an image has at least, in pixels. */
  readonly minShortSide: number;
  /** How sharp an image is at least without a warning, as the variance of its Laplacian; 0 where that says nothing. */
  readonly minSharpness: number;
}

/** A file as its owner describes it before sending it. */
export interface DeclaredFile {
  readonly fileName?: string;
  readonly contentType: string;
  readonly sizeBytes: number;
}

/** What inspection is built to hold, and the edge to let through. */
const MOST_BYTES = 10 * 1024 * 1024;

const kb = (bytes: number) => Math.floor(bytes / 1024);

/** What a period asks of one kind of document. */
export class Requirement {
  constructor(readonly properties: RequirementProperties) {
    const { kind, types, minBytes, maxBytes, minShortSide, minSharpness } = properties;
    if (!/^[a-z][a-z0-9-]{1,39}$/.test(kind)) throw new Error('the kind of a document is a short lower-case name');
    if (types.length === 0 || !types.every(isDocumentType)) throw new Error(`${kind} needs types that are known`);
    if (!(minBytes > 0 && minBytes < maxBytes)) throw new Error(`the sizes of ${kind} leave no room`);
    if (maxBytes > MOST_BYTES) throw new Error(`the largest size of ${kind} is beyond ${MOST_BYTES} bytes`);
    if (minShortSide < 0) throw new Error(`the resolution of ${kind} is negative`);
    if (minSharpness < 0) throw new Error(`the sharpness of ${kind} is negative`);
  }

  get kind(): string {
    return this.properties.kind;
  }

  /** Everything that it says, in one order, whatever it was made of. */
  written(): RequirementProperties {
    const { kind, label, help, mandatory, types, minBytes, maxBytes, minShortSide, minSharpness } = this.properties;
    const texts = { label: { id: label.id, en: label.en }, help: { id: help.id, en: help.en } };
    return { kind, ...texts, mandatory, types, minBytes, maxBytes, minShortSide, minSharpness };
  }

  /** What keeps a file from fitting, one entry a field; nothing when it fits. */
  objectionsTo(file: DeclaredFile): FieldError[] {
    return [this.typeObjection(file), this.sizeObjection(file.sizeBytes), nameObjection(file)].filter(
      (o) => o !== undefined,
    );
  }

  private typeObjection({ contentType }: DeclaredFile): FieldError | undefined {
    if ((this.properties.types as readonly string[]).includes(contentType)) return undefined;
    const names = this.properties.types.map((type) => documentTypes[type][0].toUpperCase()).join(', ');
    return {
      pointer: '/contentType',
      code: 'type-not-accepted',
      detail: { id: `Gunakan berkas ${names}.`, en: `Use a file of type ${names}.` },
    };
  }

  private sizeObjection(sizeBytes: number): FieldError | undefined {
    const { minBytes, maxBytes } = this.properties;
    if (sizeBytes > maxBytes) {
      const detail = {
        id: `Paling besar ${kb(maxBytes)} KB. Perkecil berkasnya.`,
        en: `At most ${kb(maxBytes)} KB. Make the file smaller.`,
      };
      return { pointer: '/sizeBytes', code: 'file-too-large', detail };
    }
    if (sizeBytes >= minBytes) return undefined;
    const detail = {
      id: `Paling kecil ${minBytes} byte. Periksa apakah berkasnya benar.`,
      en: `At least ${minBytes} bytes. Check that it is the right file.`,
    };
    return { pointer: '/sizeBytes', code: 'file-too-small', detail };
  }
}

function nameObjection({ fileName, contentType }: DeclaredFile): FieldError | undefined {
  if (fileName === undefined || !isDocumentType(contentType) || nameFits(fileName, contentType)) return undefined;
  const detail = {
    id: 'Nama berkas tidak cocok dengan jenisnya.',
    en: 'The name of the file does not match its type.',
  };
  return { pointer: '/fileName', code: 'name-contradicts-type', detail };
}
