import * as errors from '#errors';
import type { Documentation } from '#runtime';
import { exampleOf } from './examples.js';
import type { Answer, Content, Operation, Schema } from './operation.js';
import { type Declared, generalErrors, problemAnswers } from './problems.js';
import { schemaOf } from './schema.js';

const NO_CONTENT = 204;
const header = (name: string) => ({ $ref: `#/components/headers/${name}` });

/** JSON with an example of it. */
export function jsonOf(schema: Schema): Content {
  return { 'application/json': { schema, example: exampleOf(schema) } };
}

function headersOf({ etag, cookies }: Documentation): Answer['headers'] {
  return {
    'X-Correlation-Id': header('CorrelationId'),
    ...(etag ? { ETag: header('ETag') } : {}),
    ...(cookies?.sets ? { 'Set-Cookie': header('SetCookie') } : {}),
  };
}

function contentOf({ answer, mediaType = '*/*' }: Documentation): Content {
  if (answer) return jsonOf(schemaOf(answer, 'output'));
  const description = 'The answer as it is; it is no JSON.';
  return { [mediaType]: { schema: { type: 'string', description, contentMediaType: mediaType } } };
}

function success(documentation: Documentation): Answer {
  const { status, cookies } = documentation;
  const set = cookies?.sets ? ` Sets ${cookies.sets.map((name) => `\`${name}\``).join(', ')}.` : '';
  const headers = headersOf(documentation);
  if (status === NO_CONTENT) return { description: `Done, without a body.${set}`, headers };
  return { description: `Done.${set}`, headers, content: contentOf(documentation) };
}

/** The answers of a route: its success, its own errors and those that any route can give. */
export function answersOf(operation: Operation, verb: string, documentation: Documentation): Operation['responses'] {
  const { status = 200, errors: own = [] } = documentation;
  return { [status]: success(documentation), ...problemAnswers([...own, ...generalErrors(operation, verb)]) };
}

/** The upload answers of the portal, which takes no JSON. */
export function uploadAnswers(own: readonly Declared[]): Operation['responses'] {
  const done = success({ summary: '', status: NO_CONTENT });
  return { [NO_CONTENT]: done, ...problemAnswers([...own, errors.internalError, errors.temporarilyUnavailable]) };
}
