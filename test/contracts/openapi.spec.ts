import { Validator } from '@seriousme/openapi-schema-validator';
import type { Schema } from '../../deploy/docs/operation.js';
import { ReadApi } from './api-document.js';

let api: ReadApi;
beforeAll(async () => {
  api = await ReadApi.read();
});

function answerOf(name: string, status: string) {
  const operation = api.operations.find((one) => one.name === name)?.operation;
  return operation && api.answersOf(operation).find((one) => one.status === status)?.answer;
}
const headersOf = (name: string, status: string) => answerOf(name, status)?.headers;

/** A field may leave its words to the one form that it takes. */
function isDescribed({ description, $ref, anyOf = [], oneOf = [] }: Schema): boolean {
  return description !== undefined || $ref !== undefined || [...anyOf, ...oneOf].some(isDescribed);
}

describe('the API document', () => {
  it('is OpenAPI 3.1 to a strict validator', async () => {
    const validator = new Validator();
    const { valid, errors } = await validator.validate({ ...structuredClone(api.document) });
    expect({ valid, errors, version: validator.version }).toEqual({ valid: true, errors: undefined, version: '3.1' });
  });

  it('describes every field', () => {
    const silent = api.schemas.flatMap(({ name, schema }) =>
      Object.entries(schema.properties ?? {})
        .filter(([, field]) => !isDescribed(field))
        .map(([field]) => `${name}: ${field}`),
    );
    expect(silent).toEqual([]);
  });

  it('shows an example of everything that is sent and answered as JSON', () => {
    const json = api.bodies.filter(({ mediaType }) => mediaType.endsWith('json'));
    expect(json.filter(({ values }) => values.length === 0).map(({ name }) => name)).toEqual([]);
    expect(json.length).toBeGreaterThan(100);
  });

  it('shows examples that are valid', () => {
    const whole = api.bodies.flatMap(({ name, pointer, values }) => values.map((value) => ({ name, pointer, value })));
    const faults = [...whole, ...api.examples].flatMap(({ name, pointer, value }) => {
      const fault = api.fault(pointer, value);
      return fault ? [`${name}: ${fault}`] : [];
    });
    expect(faults).toEqual([]);
  });

  it('lists the codes of each problem, with words and an example of each', () => {
    const problems = api.bodies.filter(({ mediaType }) => mediaType === 'application/problem+json');
    for (const { name, schema, values } of problems) {
      const listed = schema.allOf?.[1]?.properties?.code?.enum ?? [];
      expect([name, listed]).toEqual([name, values.map((value) => (value as { code: string }).code)]);
      const statuses = values.map((value) => (value as { status: number }).status);
      expect([name, new Set(statuses)]).toEqual([name, new Set([Number(name.split(' ').at(-1))])]);
    }
    const described = api.operations.flatMap(({ operation }) => api.answersOf(operation));
    for (const { answer } of described) {
      const { description, content } = answer;
      for (const code of Object.keys(content?.['application/problem+json']?.examples ?? {}))
        expect(description).toContain(`\`${code}\`: `);
    }
  });

  it('names the headers that a route takes', () => {
    const taking = (name: string) =>
      api.operations
        .filter(({ operation }) => JSON.stringify(operation.parameters).includes(name))
        .map((one) => one.name);
    expect(taking('IdempotencyKey')).toEqual(
      expect.arrayContaining(['post /api/v1/registrations', 'post /api/v1/documents/slots']),
    );
    expect(taking('X-Proof-Of-Work')).toEqual(
      expect.arrayContaining(['post /api/v1/registrations', 'post /api/v1/proofs/check']),
    );
    expect(taking('AcceptLanguage').length).toBe(api.operations.length - 1);
    expect(taking('IfMatch')).toEqual(['patch /api/v1/registrations/me']);
  });

  it('names the version that a change begins from, and when to come back', () => {
    for (const method of ['get', 'patch'])
      expect(headersOf(`${method} /api/v1/registrations/me`, '200')).toHaveProperty('ETag');
    expect(headersOf('patch /api/v1/registrations/me', '412')).toHaveProperty('ETag');
    for (const { name } of api.operations)
      expect([name, headersOf(name, '503')]).toEqual([
        name,
        expect.objectContaining({ 'Retry-After': expect.anything() }),
      ]);
  });

  it('says which cookie a route needs', () => {
    const security = (of: string) => api.operations.find(({ name }) => name === of)?.operation.security;
    expect(security('get /api/v1/registrations/me')).toEqual([{ session: [] }]);
    expect(security('get /api/v1/period')).toEqual([]);
    expect(security('post /api/v1/sessions/refresh')).toEqual([{ refresh: [] }]);
    expect(security('put /api/v1/password-resets/current')).toEqual([{ handle: [] }]);
    expect(security('put /api/v1/registrations/me/contact-changes/current/proof')).toEqual([
      { session: [], handle: [] },
    ]);
  });

  it('names cookies that are set', () => {
    expect(headersOf('post /api/v1/sessions', '200')).toHaveProperty('Set-Cookie');
    expect(answerOf('post /api/v1/sessions', '200')?.description).toContain('`__Host-daftar-session`');
  });
});
