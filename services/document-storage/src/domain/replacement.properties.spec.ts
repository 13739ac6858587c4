import fc from 'fast-check';
import { defaultRequirements } from './default-requirements.js';
import { Dossier } from './dossier.js';
import { ReplacementWindow } from './replacement-window.js';
import type { Requirement } from './requirement.js';

const START = Date.UTC(2026, 7, 20);
const HOUR_MS = 3_600_000;
const sha256 = 'a'.repeat(64);
const ktp = defaultRequirements[0] as Requirement;
const window = new ReplacementWindow(24);

type Command =
  | { readonly do: 'offer' | 'sweep' | 'cancel' }
  | { readonly do: 'inspect'; readonly accepted: boolean; readonly newest: boolean }
  | { readonly do: 'wait' | 'extend'; readonly hours: number };

const command: fc.Arbitrary<Command> = fc.oneof(
  { weight: 4, arbitrary: fc.constant({ do: 'offer' as const }) },
  {
    weight: 4,
    arbitrary: fc.record({ do: fc.constant('inspect' as const), accepted: fc.boolean(), newest: fc.boolean() }),
  },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('wait' as const), hours: fc.integer({ min: 1, max: 20 }) }) },
  { weight: 3, arbitrary: fc.constant({ do: 'sweep' as const }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('extend' as const), hours: fc.integer({ min: -5, max: 60 }) }) },
  { weight: 1, arbitrary: fc.constant({ do: 'cancel' as const }) },
);

/** What everybody else may rely on, kept beside the dossier while anything at all happens to it. */
class Promises {
  private now = START;
  private until = 0;
  private settled = false;
  private over = false;
  private cancelled = false;
  private offered = 0;
  private readonly waiting: string[] = [];
  private readonly dossier: Dossier;

  constructor() {
    const properties = { registrationId: 'r', periodId: 'p', wrappedKey: 'k' };
    const dates = { submittedAt: null, cancelledAt: null, extendedTo: null, disputedAt: null, erasure: null };
    this.dossier = Dossier.unmarshalFromDatabase({ ...properties, ...dates }, []);
    this.open('first');
    this.dossier.commit('first', this.at());
    this.dossier.freeze([{ documentId: 'first', sha256 }], this.at(), window);
    this.dossier.decide('first', { accepted: false, reason: 'wrong-type' }, this.at(), window);
    this.hear();
  }

  follow(next: Command): void {
    if (next.do === 'wait') this.now += next.hours * HOUR_MS;
    if (next.do === 'sweep') this.dossier.closeOverdue(this.at());
    if (next.do === 'extend') this.dossier.extend(new Date(this.now + next.hours * HOUR_MS), this.at(), window);
    if (next.do === 'cancel') this.cancel();
    if (next.do === 'offer') this.offer();
    if (next.do === 'inspect') this.inspect(next.accepted, next.newest);
    this.hear();
  }

  private cancel(): void {
    this.dossier.cancel(this.at());
    this.cancelled = true;
  }

  private offer(): void {
    const documentId = `${this.offered++}`;
    const mayOffer = !this.settled && !this.cancelled && !this.over && this.now < this.until;
    try {
      this.open(documentId);
      this.dossier.commit(documentId, this.at());
      this.waiting.push(documentId);
    } catch (error) {
      expect(error).toMatchObject({ kind: expect.any(String) });
      if (mayOffer) expect(error).toMatchObject({ code: 'too-many-slots' });
      return;
    }
    expect(mayOffer).toBe(true);
  }

  private inspect(accepted: boolean, newest: boolean): void {
    const documentId = newest ? this.waiting.pop() : this.waiting.shift();
    if (documentId === undefined) return;
    const verdict = accepted ? ({ accepted, warnings: [] } as const) : ({ accepted, reason: 'wrong-type' } as const);
    this.dossier.decide(documentId, verdict, this.at(), window);
  }

  private hear(): void {
    for (const event of this.dossier.releaseEvents()) {
      if (event.name === 'document-reopened') {
        expect([this.settled, this.cancelled]).toEqual([false, false]);
        expect(event.until.getTime()).toBeGreaterThan(this.until);
        [this.until, this.over] = [event.until.getTime(), false];
      }
      if (event.name === 'document-overdue') {
        expect([this.settled, this.cancelled, this.over, this.waiting]).toEqual([false, false, false, []]);
        expect(this.now).toBeGreaterThanOrEqual(this.until);
        this.over = true;
      }
      if (event.name === 'document-accepted') {
        expect([event.replaces, this.settled, this.cancelled, this.over]).toEqual(['first', false, false, false]);
        this.settled = true;
      }
    }
    const open = !this.settled && !this.cancelled && !this.over;
    expect(this.dossier.nextDeadline?.getTime() ?? null).toBe(open && this.waiting.length === 0 ? this.until : null);
  }

  private open(documentId: string): void {
    const file = { contentType: 'image/jpeg', sizeBytes: 50_000, sha256 };
    this.dossier.openSlot({ documentId, ...file }, ktp, this.at());
  }

  private at(): Date {
    return new Date(this.now);
  }
}

it('whatever happens in whatever order, nobody is overdue inside the time that was promised, and each once', () => {
  fc.assert(
    fc.property(fc.array(command, { maxLength: 30 }), (commands) => {
      const promises = new Promises();
      for (const next of commands) promises.follow(next);
    }),
    { numRuns: 2_000 },
  );
});
