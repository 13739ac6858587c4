import * as uploads from '../../services/portal/src/uploads/upload.errors.js';
import type { Operation } from './problem-answers.js';

function answersOf(): Operation['responses'] {
  const made = Object.values(uploads).map((make) => make().spec);
  const described = made.map(
    (spec) => [String(spec.status), { description: `\`${spec.code}\`: ${spec.title.en}` }] as const,
  );
  return { 204: { description: 'The object storage has the file; commit it next.' }, ...Object.fromEntries(described) };
}

/** The upload itself, which no service answers: the portal streams the form to the object storage. */
export const uploadOperation: Operation = {
  summary: 'Send a file by the form of its slot.',
  description:
    'The address and the fields come from the answer of `POST /api/v1/documents/slots`. Send every field, and the file as the last one, named `file`.',
  operationId: 'documents.upload',
  tags: ['documents'],
  security: [],
  parameters: [{ name: 'bucket', in: 'path', required: true, schema: { type: 'string' }, example: 'quarantine' }],
  requestBody: {
    required: true,
    content: {
      'multipart/form-data': {
        schema: {
          type: 'object',
          required: ['file'],
          properties: { file: { type: 'string', contentMediaType: 'application/octet-stream' } },
          additionalProperties: { type: 'string' },
        },
      },
    },
  },
  responses: answersOf(),
};
