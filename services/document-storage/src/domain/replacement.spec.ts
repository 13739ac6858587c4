import { defaultRequirements } from './default-requirements.js';
import type { DomainEvent } from './document.events.js';
import type { DocumentState } from './document.states.js';
import { Dossier } from './dossier.js';
import { ReplacementWindow } from './replacement-window.js';
import type { Requirement } from './requirement.js';

const START = Date.UTC(2026, 7, 20);
const hour = (n: number) => new Date(START + n * 3_600_000);
const sha256 = 'a'.repeat(64);
const window = new ReplacementWindow(24);
const requirementOf = (kind: string) => defaultRequirements.find((one) => one.kind === kind) as Requirement;
const code = (expected: string) => expect.objectContaining({ code: expected });
const good = { accepted: true, warnings: [] } as const;
const bad = { accepted: false, reason: 'image-unreadable' } as const;

let dossier: Dossier;
const state = (documentId: string) => dossier.find(documentId).progress.state;
const standing = (documentId: string) => dossier.find(documentId).progress.standing;
const file = (kind: string) =>
  kind === 'pendukung'
    ? { contentType: 'application/pdf', sizeBytes: 50_000 }
    : { contentType: 'image/jpeg', sizeBytes: 50_000 };

function slot(documentId: string, at: number, kind = 'ktp') {
  return dossier.openSlot({ documentId, sha256, ...file(kind) }, requirementOf(kind), hour(at));
}
function offer(documentId: string, at: number, kind = 'ktp'): void {
  slot(documentId, at, kind);
  expect(dossier.mayCommit(documentId, hour(at))).toBe(true);
  dossier.commit(documentId, hour(at));
}
const inspect = (documentId: string, verdict: typeof good | typeof bad, at: number) =>
  dossier.decide(documentId, verdict, hour(at), window);
const told = () =>
  dossier
    .releaseEvents()
    .map((event: DomainEvent) => [
      event.name,
      'documentId' in event ? event.documentId : '',
      ...('replaces' in event && event.replaces ? [event.replaces] : []),
      ...('until' in event ? [event.until] : []),
    ]);

/** Submitted with an identity card, a photo and something that nobody asked for. */
beforeEach(() => {
  dossier = Dossier.unmarshalFromDatabase(
    {
      registrationId: 'r',
      periodId: 'p',
      wrappedKey: 'k',
      submittedAt: null,
      cancelledAt: null,
      extendedTo: null,
      disputedAt: null,
      erasure: null,
    },
    [],
  );
  offer('ktp', 0);
  offer('photo', 0, 'pas-foto');
  offer('extra', 0, 'pendukung');
  const documents = ['ktp', 'photo', 'extra'].map((documentId) => ({ documentId, sha256 }));
  dossier.freeze(documents, hour(1), window);
  dossier.releaseEvents();
});

describe('a submitted document that is refused', () => {
  it('reopens alone, for as long as the window lasts', () => {
    inspect('ktp', bad, 2);
    expect(told()).toEqual([
      ['document-rejected', 'ktp'],
      ['document-reopened', 'ktp', hour(26)],
    ]);
    expect(dossier.nextDeadline).toEqual(hour(26));
    expect(slot('new', 3).slot).toMatchObject({ replaces: 'ktp', kind: 'ktp' });
    expect(() => slot('other', 3, 'pas-foto')).toThrow(code('already-submitted'));
  });

  it('reopens at the submission where the refusal came first', () => {
    dossier = Dossier.unmarshalFromDatabase({ ...dossier.properties, submittedAt: null }, []);
    offer('a', 0);
    inspect('a', bad, 1);
    expect(told()).toEqual([['document-rejected', 'a']]);
    dossier.freeze([{ documentId: 'a', sha256 }], hour(2), window);
    expect(told()).toEqual([['document-reopened', 'a', hour(26)]]);
  });

  it('does not reopen when it was left out of the submission', () => {
    dossier = Dossier.unmarshalFromDatabase({ ...dossier.properties, submittedAt: null }, []);
    offer('a', 0);
    offer('b', 0);
    dossier.freeze([{ documentId: 'a', sha256 }], hour(1), window);
    inspect('b', bad, 2);
    expect([state('b'), dossier.nextDeadline]).toEqual(['rejected', null]);
  });

  it('cannot be replaced by a slot that was opened before the submission', () => {
    dossier = Dossier.unmarshalFromDatabase({ ...dossier.properties, submittedAt: null }, []);
    offer('a', 0);
    slot('early', 0);
    dossier.freeze([{ documentId: 'a', sha256 }], hour(1), window);
    inspect('a', bad, 2);
    expect(() => dossier.mayCommit('early', hour(3))).toThrow(code('already-submitted'));
  });

  it('lets no slot outlive the deadline, and no commit follow it', () => {
    inspect('ktp', bad, 2);
    expect(slot('late', 25.8).slot.expiresAt).toEqual(hour(26));
    expect(dossier.mayCommit('late', new Date(hour(26).getTime() - 1))).toBe(true);
    expect(() => dossier.mayCommit('late', hour(26))).toThrow(code('document-overdue'));
    expect(() => slot('later', 26)).toThrow(code('document-overdue'));
  });
});

describe('a replacement', () => {
  beforeEach(() => {
    inspect('ktp', bad, 2);
    told();
  });

  it('takes the place when it is accepted, though its inspection ends after the deadline', () => {
    offer('b', 25);
    dossier.closeOverdue(hour(27));
    expect([state('ktp'), dossier.nextDeadline]).toEqual(['reopened', null]);
    inspect('b', good, 30);
    expect(told()).toEqual([['document-accepted', 'b', 'ktp']]);
    expect([standing('ktp'), standing('b'), dossier.nextDeadline]).toEqual(['replaced', 'submitted', null]);
    expect(() => slot('c', 30)).toThrow(code('already-submitted'));
  });

  it('that is refused leaves the document open until its deadline, the same one', () => {
    offer('b', 3);
    inspect('b', bad, 4);
    expect(told()).toEqual([['document-rejected', 'b']]);
    expect([state('ktp'), state('b'), dossier.nextDeadline]).toEqual(['reopened', 'rejected', hour(26)]);
    offer('c', 5);
    inspect('c', good, 6);
    expect(told()).toEqual([['document-accepted', 'c', 'ktp']]);
  });

  it('that is refused after the deadline ends the time', () => {
    offer('b', 25);
    inspect('b', bad, 27);
    expect(dossier.nextDeadline).toEqual(hour(26));
    dossier.closeOverdue(hour(27));
    expect(told()).toEqual([
      ['document-overdue', 'ktp', hour(26)],
      ['document-rejected', 'b'],
    ]);
  });

  it.each([
    ['the last one wins', 'b good, c good', 'c'],
    ['the last one wins, whichever is inspected first', 'c good, b good', 'c'],
    ['a bad last one does not spoil a good one', 'b good, c bad', 'b'],
    ['a bad last one does not spoil a good one that is inspected after it', 'c bad, b good', 'b'],
  ])('of two, %s, and is told of once', (_, verdicts, winner) => {
    offer('b', 3);
    offer('c', 4);
    for (const [documentId = '', verdict] of verdicts.split(', ').map((one) => one.split(' ')))
      inspect(documentId, verdict === 'good' ? good : bad, 5);
    expect(told().filter(([name]) => name === 'document-accepted')).toEqual([['document-accepted', winner, 'ktp']]);
    expect([state('ktp'), standing('ktp'), standing(winner)]).toEqual(['rejected', 'replaced', 'submitted']);
  });
});

describe('the deadline', () => {
  beforeEach(() => {
    inspect('ktp', bad, 2);
    told();
  });

  it('ends the time once, not a moment before it', () => {
    dossier.closeOverdue(new Date(hour(26).getTime() - 1));
    expect(told()).toEqual([]);
    dossier.closeOverdue(hour(26));
    dossier.closeOverdue(hour(30));
    expect(told()).toEqual([['document-overdue', 'ktp', hour(26)]]);
    expect([state('ktp'), dossier.nextDeadline]).toEqual<[DocumentState, null]>(['overdue', null]);
  });

  it('of each document is its own', () => {
    inspect('photo', bad, 10);
    dossier.closeOverdue(hour(26));
    expect([state('ktp'), state('photo'), dossier.nextDeadline]).toEqual(['overdue', 'reopened', hour(34)]);
  });

  it('of a document that nobody asked for costs nobody the registration', () => {
    inspect('extra', bad, 2);
    told();
    dossier.closeOverdue(hour(26));
    expect(told()).toEqual([['document-overdue', 'ktp', hour(26)]]);
    expect(state('extra')).toBe('overdue');
  });

  it('moves later, never earlier, and not into the past', () => {
    dossier.extend(hour(20), hour(3), window);
    dossier.extend(hour(48), hour(3), window);
    dossier.extend(hour(40), hour(3), window);
    dossier.extend(hour(48), hour(3), window);
    expect(told()).toEqual([['document-reopened', 'ktp', hour(48)]]);
    dossier.extend(hour(50), hour(51), window);
    expect([told(), dossier.nextDeadline]).toEqual([[], hour(48)]);
  });

  it('that moved holds for what is refused after that', () => {
    dossier.extend(hour(100), hour(3), window);
    inspect('photo', bad, 4);
    expect(told().at(-1)).toEqual(['document-reopened', 'photo', hour(100)]);
    inspect('extra', bad, 90);
    expect(told().at(-1)).toEqual(['document-reopened', 'extra', hour(114)]);
  });

  it('that moves after it has passed reopens the document, and may pass again', () => {
    dossier.closeOverdue(hour(26));
    dossier.extend(hour(48), hour(27), window);
    expect(told()).toEqual([
      ['document-overdue', 'ktp', hour(26)],
      ['document-reopened', 'ktp', hour(48)],
    ]);
    expect(slot('b', 28).slot.replaces).toBe('ktp');
    dossier.closeOverdue(hour(48));
    expect(told()).toEqual([['document-overdue', 'ktp', hour(48)]]);
  });
});

describe('a registration that ended', () => {
  it('has nothing open, reopens nothing, and is not overdue', () => {
    inspect('ktp', bad, 2);
    slot('b', 3);
    offer('c', 3);
    dossier.cancel(hour(4));
    told();
    inspect('photo', bad, 5);
    inspect('c', good, 5);
    dossier.extend(hour(100), hour(6), window);
    dossier.closeOverdue(hour(50));
    expect(told()).toEqual([['document-rejected', 'photo']]);
    expect([state('ktp'), state('photo'), dossier.nextDeadline]).toEqual(['rejected', 'rejected', null]);
    expect(() => dossier.mayCommit('b', hour(6))).toThrow(code('registration-cancelled'));
    expect(() => slot('d', 6)).toThrow(code('registration-cancelled'));
    expect(dossier.mayCommit('c', hour(6))).toBe(false);
  });
});

it('a window is some time, and no more than a year', () => {
  for (const hours of [0, -1, 8_761, Number.NaN]) expect(() => new ReplacementWindow(hours)).toThrow('window');
});
