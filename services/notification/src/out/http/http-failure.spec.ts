import { outcomeOfFailure } from './http-failure.js';

test('a connection that was never made is tried again; one that broke may have taken the message', () => {
  const refused = Object.assign(new TypeError('fetch failed'), { cause: { code: 'ECONNREFUSED' } });
  const broken = Object.assign(new TypeError('fetch failed'), { cause: { code: 'UND_ERR_SOCKET' } });
  expect(outcomeOfFailure(refused)).toEqual({ kind: 'later', reason: 'unreachable' });
  expect(outcomeOfFailure(broken)).toEqual({ kind: 'unknown', reason: 'no-answer' });
  expect(outcomeOfFailure(new DOMException('', 'TimeoutError'))).toEqual({ kind: 'unknown', reason: 'no-answer' });
});
