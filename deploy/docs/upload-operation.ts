import * as uploads from '../../services/portal/src/uploads/upload.errors.js';
import { completeAnswers } from './answers.js';
import type { Operation } from './operation.js';

const DOCUMENTATION = {
  summary: 'Send a file by the form of its slot.',
  description:
    'The address and the fields come from the answer of `POST /api/v1/documents/slots`. Send every field, and the file as the last one, named `file`. Commit it next.',
  status: 204,
  errors: Object.values(uploads),
};

const FORM = {
  type: 'object',
  required: ['file'],
  properties: { file: { type: 'string', contentMediaType: 'application/octet-stream' } },
  additionalProperties: { type: 'string' },
};

/** The upload itself, which no service answers: the portal streams the form to the object storage. */
export function uploadOperation(): Operation {
  const answered = completeAnswers(
    {
      summary: DOCUMENTATION.summary,
      description: DOCUMENTATION.description,
      operationId: 'documents.upload',
      tags: ['documents'],
      security: [],
      parameters: [{ name: 'bucket', in: 'path', required: true, schema: { type: 'string' }, example: 'quarantine' }],
      responses: {},
    },
    DOCUMENTATION,
  );
  return { ...answered, requestBody: { required: true, content: { 'multipart/form-data': { schema: FORM } } } };
}
