import fc from 'fast-check';
import { CaseRun, type Command } from '../../test/case-run.js';

const SEQUENCES = 10_000;

const which = fc.nat(20);
const channel = fc.constantFrom('email' as const, 'sms' as const);
const news = fc.constantFrom(
  'messageSent' as const,
  'messageSent' as const,
  'messageDelivered' as const,
  'messageFailed' as const,
);

// Waiting is weighted towards the borders: a resend, a failing channel, a day, a window.
const command: fc.Arbitrary<Command> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant('wait' as const),
      minutes: fc.constantFrom(1, 2, 9, 31, 180, 1_440, 4_400, 6_000),
    }),
  },
  {
    weight: 5,
    arbitrary: fc.record({ do: fc.constant('message' as const), which, news, ago: fc.constantFrom(0, 0, 1, 90) }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('confirm' as const),
      which,
      way: fc.constantFrom('code' as const, 'link' as const),
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('guess' as const), times: fc.integer({ min: 1, max: 7 }) }) },
  {
    weight: 4,
    arbitrary: fc.record({ do: fc.constant('resend' as const), channel: fc.option(channel, { nil: undefined }) }),
  },
  { weight: 4, arbitrary: fc.constant({ do: 'sweep' as const }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('switch' as const), channel, on: fc.boolean() }) },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('extend' as const),
      purpose: fc.constantFrom('verify' as const, 'activate' as const),
      hours: fc.integer({ min: -24, max: 200 }),
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('correct' as const), channel }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('disown' as const), which }) },
  { weight: 3, arbitrary: fc.constant({ do: 'activate' as const }) },
  { weight: 1, arbitrary: fc.constantFrom({ do: 'close' as const }, { do: 'cancel' as const }) },
);
const start = fc.record({
  activation: fc.constantFrom('other' as const, 'same' as const, 'none' as const),
  first: channel,
});

describe('a case', () => {
  it('keeps every rule of its model through any sequence of commands, and lapses nobody inside a promised window', () => {
    let lapsed = 0;
    const property = fc.property(
      start,
      fc.array(command, { minLength: 1, maxLength: 32, size: 'max' }),
      (begun, commands) => {
        const run = new CaseRun(begun);
        for (const each of commands) {
          const [broken] = run.step(each);
          if (broken) throw new Error(broken);
        }
        lapsed += run.lapses;
      },
    );
    fc.assert(property, { numRuns: SEQUENCES });
    // A run in which nothing ever lapsed would have shown nothing.
    expect(lapsed).toBeGreaterThan(SEQUENCES / 100);
  });
});
