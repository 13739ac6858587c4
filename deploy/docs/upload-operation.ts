import * as uploads from '../../services/portal/src/uploads/upload.errors.js';
import { uploadAnswers } from './answers.js';
import type { Operation } from './operation.js';

const FORM = {
  type: 'object',
  required: ['file'],
  properties: { file: { type: 'string', contentMediaType: 'application/octet-stream' } },
  additionalProperties: { type: 'string' },
};

/** The upload itself, which no service answers: the portal streams the form to the object storage. */
export function uploadOperation(): Operation {
  return {
    summary: 'Send a file by the form of its slot',
    description:
      'Address and fields come from the answer of `POST /api/v1/documents/slots`. Send every field, and the file as the last one, named `file`. Then commit.',
    operationId: 'documents.upload',
    tags: ['documents'],
    security: [],
    parameters: [{ name: 'bucket', in: 'path', required: true, schema: { type: 'string' }, example: 'quarantine' }],
    requestBody: { required: true, content: { 'multipart/form-data': { schema: FORM } } },
    responses: uploadAnswers(Object.values(uploads)),
  };
}
