import { codeOf, defineError, dispositionOf, invalidRequest, preferredLanguage, toProblem } from './index.js';

describe('problem documents', () => {
  it('hold the code, the pointers and the texts of the language', () => {
    const error = invalidRequest({
      fields: [{ pointer: '/nik', code: 'x', detail: { id: 'Salah', en: 'Wrong' } }],
      extra: { triesLeft: 3 },
    });
    expect(toProblem(error, 'en', 'trace')).toEqual({
      status: 400,
      retryAfterSeconds: undefined,
      body: {
        type: 'urn:daftar:error:invalid-request',
        title: 'Some data is missing or not right yet',
        status: 400,
        detail: expect.any(String),
        code: 'invalid-request',
        correlationId: 'trace',
        triesLeft: 3,
        errors: [{ pointer: '/nik', code: 'x', detail: 'Wrong' }],
      },
    });
  });

  it('say nothing of an unknown error', () => {
    expect(JSON.stringify(toProblem(new Error('postgres://u:p@db'), 'id', 't'))).not.toContain('postgres');
  });

  it.each([
    [undefined, 'id'],
    ['', 'id'],
    ['en-GB,en;q=0.9', 'en'],
    ['id-ID,id;q=0.9,en;q=0.8', 'id'],
    ['fr,en;q=0.3', 'en'],
    ['en;q=0', 'id'],
    ['EN-us', 'en'],
    ['en-Latn-ID;q=0.4, id-ID;q=0.5', 'id'],
    ['id;q=0.4, en-AU;q=0.5', 'en'],
    ['en,id', 'id'],
    ['en;q=0.9,id;q=0.9', 'id'],
    // A phone that calls Indonesian by its old name.
    ['in-ID,en;q=0.8', 'id'],
    ['*', 'id'],
    ['id;q=0.1,*;q=0.5', 'en'],
    ['en;q=0.1,*;q=0.5', 'id'],
    ['fr-FR,de;q=0.9', 'id'],
    ['english', 'id'],
    ['en ; q = 0.7', 'en'],
    ['en;q=2', 'id'],
    ['en;q=0.1234', 'id'],
    ['en;q=-1', 'id'],
    ['en;q=Infinity', 'id'],
    ['en;q=', 'id'],
    ['en;level=1;q=0.5', 'en'],
    [';;;,,,=,q', 'id'],
  ])('for Accept-Language %s speak %s', (header, language) => {
    expect(preferredLanguage(header)).toBe(language);
  });

  it('find the language at the end of a header without measure', () => {
    expect(preferredLanguage(`${'x,'.repeat(5_000)}en`)).toBe('en');
  });
});

describe('coded errors', () => {
  it('are permanent or retryable by their declaration, and everything else is unknown', () => {
    expect(dispositionOf(invalidRequest())).toBe('permanent');
    expect(dispositionOf(new TypeError('x'))).toBe('unknown');
  });

  it('give a code for logs that never holds a text', () => {
    expect(codeOf(invalidRequest())).toBe('invalid-request');
    expect(codeOf(Object.assign(new Error('nik 3171'), { code: '23505' }))).toBe('23505');
    expect(codeOf('3171 text')).toBe('unknown');
  });

  it('cannot be declared twice with different content', () => {
    const spec = {
      code: 'spec-twice',
      status: 400,
      kind: 'permanent',
      title: { id: 'a', en: 'a' },
      detail: { id: 'a', en: 'a' },
    } as const;
    defineError(spec);
    expect(() => defineError({ ...spec, status: 409 })).toThrow('spec-twice');
  });
});
