import { toProblem } from './problem.js';

describe('a refusal', () => {
  it.each([
    [503, 'temporarily-unavailable', '5', true],
    [503, 'too-busy', '2', true],
    [502, undefined, null, true],
    [409, 'idempotency-in-progress', '1', true],
    [429, 'login-throttled', '60', false],
    [429, 'resend-too-soon', '30', false],
    [429, 'correction-limit', '4000', false],
    [422, 'code-wrong', null, false],
    [500, 'internal-error', null, false],
  ])('%i %s is sent again by itself: with Retry-After %s it is %s', (status, code, retryAfter, expected) => {
    expect(toProblem(status, { code }, retryAfter).passes).toBe(expected);
  });

  it('waits as long as the answer asks, in whole seconds and at least one', () => {
    expect(toProblem(503, {}, '7').retryAfter).toBe(7);
    expect(toProblem(503, {}, '0').retryAfter).toBe(1);
    expect(toProblem(429, {}, 'Wed, 21 Oct 2026 07:28:00 GMT').retryAfter).toBe(5);
  });

  it('without words gets ours', () => {
    expect(toProblem(502, {}, null)).toMatchObject({ code: 'internal-error', title: expect.stringMatching(/\w/) });
  });
});
