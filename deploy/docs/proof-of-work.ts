import { guardOf } from '../../services/portal/src/admission/guarded-routes.js';
import * as guards from '../../services/portal/src/admission/proof-of-work.errors.js';
import { challengeShape } from '../../services/portal/src/admission/proof-of-work.js';
import { answersOf } from './answers.js';
import type { Operation, Parameter } from './operation.js';
import { parametersOf } from './parameters.js';

/** The challenge, which no service gives: the portal asks for the work at the edge. */
export function challengeOperation(): Operation {
  const documentation = { summary: 'Get a challenge for the proof of work', answer: challengeShape };
  const operation: Operation = {
    summary: documentation.summary,
    description:
      'A challenge of ALTCHA that expires in five minutes. Its solution (JSON `{challenge, solution}` in base64) goes into `X-Proof-Of-Work` of one request. A busy address gets harder ones.',
    operationId: 'getProofOfWork',
    tags: ['proof-of-work'],
    security: [],
    parameters: parametersOf([], documentation, []),
    responses: {},
  };
  return { ...operation, responses: answersOf(operation, 'get', documentation) };
}

/** The header in which a guarded route takes its proof. */
export function proofParameters(path: string, verb: string): Parameter[] {
  const route = guardOf(verb.toUpperCase(), path);
  if (!route) return [];
  const always = route.when === 'always';
  const description = always
    ? 'The solution of a challenge of `GET /api/v1/proof-of-work`; it works once.'
    : 'Needed after refused logins from this address: the solution of a challenge of `GET /api/v1/proof-of-work`; it works once.';
  const schema = { type: 'string', examples: ['eyJjaGFsbGVuZ2UiOnsicGFyYW1ldGVycyI6ey4uLn19fQ=='] };
  return [{ name: 'X-Proof-Of-Work', in: 'header', required: always, description, schema }];
}

/** What the portal may answer before a guarded route is asked at all. */
export function guardErrors(path: string, verb: string) {
  return guardOf(verb.toUpperCase(), path) ? Object.values(guards) : [];
}
