import { outcomeOfFailure } from './smtp-failure.js';

test.each([
  [{ code: 'EENVELOPE', responseCode: 550, command: 'RCPT TO' }, 'refused', 'recipient-refused'],
  [{ code: 'EENVELOPE', responseCode: 450, command: 'RCPT TO' }, 'later', 'provider-busy'],
  [{ code: 'EMESSAGE', responseCode: 554, command: 'DATA' }, 'refused', 'message-refused'],
  [{ code: 'EMESSAGE', responseCode: 451, command: 'DATA' }, 'later', 'provider-busy'],
  [{ code: 'EAUTH', responseCode: 535, command: 'AUTH PLAIN' }, 'later', 'provider-misconfigured'],
  [{ code: 'EENVELOPE', responseCode: 530, command: 'MAIL FROM' }, 'later', 'provider-misconfigured'],
  [{ code: 'EENVELOPE', command: 'API' }, 'refused', 'recipient-invalid'],
])('the failure %j is %s: %s', (error, kind, reason) => {
  expect(outcomeOfFailure(error, true)).toEqual({ kind, reason });
});

test('without a reply it depends on whether the message had begun to be handed over', () => {
  expect(outcomeOfFailure({ code: 'ESOCKET' }, false)).toEqual({ kind: 'later', reason: 'unreachable' });
  expect(outcomeOfFailure({ code: 'ESOCKET' }, true)).toEqual({ kind: 'unknown', reason: 'no-answer' });
  expect(outcomeOfFailure(new Error('who knows'), true)).toEqual({ kind: 'unknown', reason: 'no-answer' });
});
