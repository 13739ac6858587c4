import { isSettled, type TimelineEntry } from './timeline.js';

const sent = (detail: TimelineEntry['detail']): TimelineEntry => ({ at: new Date(0), kind: 'message-sent', detail });

describe('what a sent message asks for', () => {
  it('is to wait for a code, and to ask for another', () => {
    const code = sent({ channel: 'email', purpose: 'verify' });
    expect(isSettled(code, [code])).toBe(false);
  });

  it('is nothing where it only tells something', () => {
    const notice = sent({ channel: 'email', template: 'welcome' });
    expect(isSettled(notice, [notice])).toBe(true);
  });
});
