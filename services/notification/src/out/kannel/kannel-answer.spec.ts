import { outcomeOfAnswer } from './kannel-answer.js';

test.each([
  [202, '0: Accepted for delivery', 'accepted', undefined],
  [202, '3: Queued for later delivery', 'accepted', undefined],
  [403, 'Not routable. Do not try again.', 'refused', 'recipient-refused'],
  [403, 'Authorization failed for sendsms', 'later', 'provider-misconfigured'],
  [404, 'Unknown request.', 'later', 'provider-misconfigured'],
  [302, '', 'later', 'provider-misconfigured'],
  [400, 'Sender missing and no global set, rejected', 'refused', 'message-refused'],
  [500, 'Sending failed.', 'later', 'provider-busy'],
  [503, 'Temporal failure, try again later.', 'later', 'provider-busy'],
  [429, '', 'later', 'provider-busy'],
  [504, '', 'unknown', 'no-answer'],
])('Kannel answering %i «%s» means %s', (status, body, kind, reason) => {
  expect(outcomeOfAnswer(status, body)).toEqual(reason ? { kind, reason } : { kind });
});
