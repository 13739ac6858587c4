import fc from 'fast-check';
import { type Command, World } from './world.js';

const SEQUENCES = 10_000;

const which = fc.nat(20);
const channel = fc.constantFrom('email' as const, 'sms' as const);
const purpose = fc.constantFrom('verify' as const, 'activate' as const);
const events = fc.constantFrom(1, 2, 20);
const news = fc.constantFrom('messageSent', 'messageSent', 'messageDelivered', 'messageFailed');
const one = <T extends Command['do']>(name: T) => fc.constant({ do: name });

// Waiting is weighted towards the borders, deliveries towards what people see: soon, yet not always.
const command = fc.oneof(
  { weight: 6, arbitrary: fc.record({ do: fc.constant('to-account'), events }) },
  { weight: 6, arbitrary: fc.record({ do: fc.constant('to-verification'), events }) },
  {
    weight: 6,
    arbitrary: fc.record({ do: fc.constant('wait'), minutes: fc.constantFrom(1, 9, 31, 180, 1_440, 4_400, 6_000) }),
  },
  { weight: 5, arbitrary: fc.record({ do: fc.constant('message'), which, news }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('confirm'), which, way: fc.constantFrom('code', 'link') }) },
  { weight: 4, arbitrary: one('sweep') },
  { weight: 3, arbitrary: one('account-sweep') },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('correct'), channel }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('resend'), channel: fc.option(channel, { nil: undefined }) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('switch'), channel, on: fc.boolean() }) },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constant('extend'), purpose, hours: fc.integer({ min: 1, max: 200 }) }),
  },
  { weight: 1, arbitrary: one('guess') },
  { weight: 1, arbitrary: one('lose-nik') },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('disown'), which }) },
) as fc.Arbitrary<Command>;
const start = fc.record({ activate: fc.constantFrom('other', 'same', 'none'), first: channel }) as fc.Arbitrary<
  ConstructorParameters<typeof World>[0]
>;

// The usual way to the second step; without it few sequences would get far enough to be late there.
const provenOnce: readonly Command[] = [
  { do: 'to-verification', events: 20 },
  { do: 'message', which: 0, news: 'messageSent' },
  { do: 'confirm', which: 0, way: 'code' },
  { do: 'to-account', events: 20 },
  { do: 'to-verification', events: 20 },
  { do: 'message', which: 1, news: 'messageSent' },
];

/** Where the two services must agree once everything is heard. */
function disagreement({ account, verification }: World): string | undefined {
  const { state } = account.data;
  const steps = verification.case?.steps ?? [];
  const waits = (name: string) => steps.some((step) => step.purpose === name && step.state === 'waiting');
  const fate = verification.case?.record.state;
  if (state === 'cancelled') return fate === 'cancelled' ? undefined : `cancelled, and its case is ${fate}`;
  if (state === 'active') return fate === 'closed' ? undefined : `active, and its case is ${fate}`;
  const due = state === 'submitted' ? 'verify' : 'activate';
  return waits(due) ? undefined : `${state}, and nobody can ${due} it`;
}

describe('a registration, its challenges and the clock', () => {
  it('never leave the table, cancel nobody inside a promised window, and agree once everything is heard', async () => {
    const ends = new Map<string, number>();
    const property = fc.asyncProperty(
      start,
      fc.boolean(),
      fc.array(command, { minLength: 1, maxLength: 40, size: 'max' }),
      async (begun, isProvenOnce, commands) => {
        const world = new World(begun);
        for (const each of [...(isProvenOnce ? provenOnce : []), ...commands]) await world.step(each);
        await world.settle();
        const [broken = disagreement(world)] = world.promises.broken;
        if (broken) throw new Error(broken);
        const { state, cancelled } = world.account.data;
        const end = cancelled?.reason ?? state;
        ends.set(end, (ends.get(end) ?? 0) + 1);
      },
    );
    await fc.assert(property, { numRuns: SEQUENCES });
    // Runs that never came to one of these ends would have shown nothing about it.
    for (const end of ['submitted', 'verified', 'active', 'nik-taken', 'not-verified-in-time', 'not-activated-in-time'])
      expect([end, (ends.get(end) ?? 0) > 5]).toEqual([end, true]);
  });
});
