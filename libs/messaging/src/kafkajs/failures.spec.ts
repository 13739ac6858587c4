import { KafkaJSConnectionError, KafkaJSNonRetriableError, KafkaJSProtocolError } from 'kafkajs';
import { isFatal, toRefusal } from './failures.js';

const protocol = (type: string, retriable: boolean) =>
  new KafkaJSProtocolError(Object.assign(new Error(type), { type, code: 1, retriable }));
const wrapped = (cause: Error) => Object.assign(new KafkaJSNonRetriableError(cause.message), { cause });

describe('failures of kafkajs', () => {
  it.each(['MESSAGE_TOO_LARGE', 'INVALID_RECORD'])('see a refused record in %s, however wrapped', (type) => {
    expect(toRefusal(wrapped(wrapped(protocol(type, false))))).toMatchObject({ scope: 'record', code: type });
  });

  it('see a refused topic in a missing one', () => {
    expect(toRefusal(protocol('UNKNOWN_TOPIC_OR_PARTITION', true))).toMatchObject({ scope: 'topic' });
  });

  it.each([
    ['a leader that moved', protocol('NOT_LEADER_FOR_PARTITION', true)],
    ['too few replicas', protocol('NOT_ENOUGH_REPLICAS', true)],
    ['a lost connection', new KafkaJSConnectionError('closed')],
  ])('see no refusal in %s', (_, error) => {
    expect(toRefusal(error)).toBe(error);
  });

  it.each([
    ['a bug', wrapped(new TypeError('x'))],
    ['a group that we may not join', wrapped(protocol('GROUP_AUTHORIZATION_FAILED', false))],
    ['a version that does not fit', protocol('UNSUPPORTED_VERSION', false)],
  ])('call %s fatal', (_, error) => {
    expect(isFatal(error)).toBe(true);
  });

  it.each([
    ['a connection that fails', wrapped(new KafkaJSConnectionError('refused'))],
    [
      'a coordinator that is not there yet',
      Object.assign(new KafkaJSNonRetriableError('x'), { name: 'KafkaJSGroupCoordinatorNotFound' }),
    ],
    ['a session that ran out', protocol('UNKNOWN_MEMBER_ID', false)],
    ['something else', new Error('the connections were cut')],
  ])('do not call %s fatal', (_, error) => {
    expect(isFatal(error)).toBe(false);
  });
});
