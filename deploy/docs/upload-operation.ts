import * as uploads from '../../services/portal/src/uploads/upload.errors.js';
import { uploadAnswers } from './answers.js';
import type { Operation, Parameter, Schema } from './operation.js';

const FORM: Schema = {
  type: 'object',
  description: 'Every field of the slot under its own name, and the file as the last one.',
  required: ['file'],
  properties: {
    file: { type: 'string', description: 'The file itself.', contentMediaType: 'application/octet-stream' },
  },
  additionalProperties: { type: 'string', description: 'A field of `upload.fields`, as it is.' },
};
const BUCKET: Parameter = {
  name: 'bucket',
  in: 'path',
  required: true,
  description: 'As `upload.url` names it.',
  schema: { type: 'string', examples: ['quarantine'] },
};

/** The upload itself, which no service answers: the portal streams the form to the object storage. */
export function uploadOperation(): Operation {
  return {
    summary: 'Send a file by the form of its slot',
    description:
      'Address and fields come from the answer of `POST /api/v1/documents/slots`. Send every field, and the file as the last one, named `file`. Then commit.',
    operationId: 'postBucket',
    tags: ['documents'],
    security: [],
    parameters: [BUCKET],
    requestBody: { required: true, content: { 'multipart/form-data': { schema: FORM } } },
    responses: uploadAnswers(Object.values(uploads)),
  };
}
