/** The media types that a document may have, with the extensions that people's files bear. */
export const documentTypes = {
  'image/jpeg': ['jpg', 'jpeg', 'jpe', 'jfif'],
  'image/png': ['png'],
  'application/pdf': ['pdf'],
} as const satisfies Record<string, readonly string[]>;

export type DocumentType = keyof typeof documentTypes;

export function isDocumentType(type: string): type is DocumentType {
  return Object.hasOwn(documentTypes, type);
}

/** Whether a file's name does not contradict its type. A name without an extension says nothing. */
export function nameFits(fileName: string, type: DocumentType): boolean {
  const extension = /\.([^.]+)$/.exec(fileName)?.[1]?.toLowerCase();
  return extension === undefined || (documentTypes[type] as readonly string[]).includes(extension);
}
