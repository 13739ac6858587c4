import type { CodedError } from '#errors';
import type { DocumentReceipt, Requirement } from './document.js';
import { Period, type VerificationPolicy } from './period.js';
import type { Submission } from './registration.data.js';
import { Registration } from './registration.js';
import { checkMoves, moves } from './registration.states.js';

const now = new Date('2026-08-20T03:00:00Z');
const choice: VerificationPolicy = { verify: 'choice', activate: 'other', verifyHours: 72, activateHours: 72 };
const ktp: Requirement = { kind: 'ktp', label: { id: 'KTP', en: 'Identity card' }, mandatory: true };
const letter: Requirement = { kind: 'surat', label: { id: 'Surat', en: 'Letter' }, mandatory: false };
const receipt = (documentId: string, kind = 'ktp', registrationId = 'r'): DocumentReceipt => ({
  documentId,
  registrationId,
  kind,
  sha256: 'a',
  sizeBytes: 1,
});

function draft(): Registration {
  return Registration.draft(
    {
      registrationId: 'r',
      registrationNumber: '1111-1111-111H',
      periodId: 'p',
      person: {
        nik: '3171015508950001',
        kk: '3171010101100001',
        name: 'Siti Aminah',
        birthPlace: 'Jakarta',
        birthDate: '1995-08-15',
        sex: 'female',
        address: {
          street: 'Jl. Melati 5',
          village: 'Menteng',
          district: 'Menteng',
          regency: 'Jakarta Pusat',
          province: 'DKI Jakarta',
        },
      },
      contacts: { email: 'siti@example.id', phone: '+6281234567890' },
      contactIds: { email: 'e', sms: 's' },
      passwordHash: 'h',
      consent: { noticeVersion: '1', swafoto: false },
      draftExpiresAt: new Date('2026-08-21T03:00:00Z'),
      locale: 'id',
    },
    now,
  );
}

const complete: Submission = { receipts: [receipt('d1')], first: 'email', policy: choice, requirements: [ktp, letter] };

function submitted(policy = choice): Registration {
  const registration = draft();
  registration.submit({ ...complete, policy }, now);
  registration.releaseEvents();
  return registration;
}

const errorOf = (attempt: () => unknown): CodedError => {
  try {
    attempt();
  } catch (error) {
    return error as CodedError;
  }
  throw new Error('nothing was refused');
};
const codesOf = (error: CodedError) => error.occurrence.fields?.map(({ pointer, code }) => `${pointer} ${code}`);

describe('the table of states', () => {
  it('fits its handlers', () => {
    expect(() => checkMoves(moves, ['submit', 'verify', 'activate', 'cancel'])).not.toThrow();
  });

  it('is refused with a state that no move reaches', () => {
    const { verify: _, ...rest } = moves;
    expect(() => checkMoves(rest, Object.keys(rest))).toThrow(
      /no move reaches the state verified.*no move reaches the state active/,
    );
  });

  it('is refused with a move without a handler, and with a handler without a move', () => {
    expect(() => checkMoves(moves, ['submit', 'verify', 'activate'])).toThrow('the move cancel has no handler');
    expect(() => checkMoves(moves, ['submit', 'verify', 'activate', 'cancel', 'fly'])).toThrow(
      'the handler fly has no move',
    );
  });
});

describe('a draft', () => {
  it('can be edited, and a submitted one cannot', () => {
    const registration = draft();
    registration.edit({ person: { name: 'Siti' }, contacts: { email: 'baru@example.id' }, seenVersions: [1] }, now);
    expect(registration.data.person.name).toBe('Siti');
    expect(registration.data.contacts.map(({ address }) => address)).toEqual(['baru@example.id', '+6281234567890']);
    expect(errorOf(() => submitted().edit({ person: { name: 'Siti' }, seenVersions: [1] }, now)).code).toBe(
      'registration-not-draft',
    );
  });

  it('points to every document that lacks or cannot count', () => {
    const registration = draft();
    registration.inspected(
      { documentId: 'd9', kind: 'surat', sha256: 'a', state: 'rejected', reason: 'image-unreadable' },
      now,
    );
    const receipts = [receipt('d9', 'surat'), receipt('d2', 'foto', 'another'), receipt('d3', 'foto')];
    const error = errorOf(() => registration.submit({ ...complete, receipts }, now));
    expect(error.code).toBe('documents-incomplete');
    expect(codesOf(error)).toEqual([
      '/receipts/0 document-rejected',
      '/receipts/1 receipt-of-another',
      '/receipts/2 document-twice',
      '/receipts document-missing',
    ]);
    expect(error.occurrence.fields?.at(-1)?.detail).toEqual({
      id: 'Dokumen KTP belum diunggah.',
      en: 'The document Identity card is not uploaded yet.',
    });
    expect(registration.data.state).toBe('draft');
  });

  it('counts the same receipt once', () => {
    const registration = draft();
    registration.submit({ ...complete, receipts: [receipt('d1'), receipt('d1')] }, now);
    expect(registration.releaseEvents()).toMatchObject([
      { type: 'submitted', first: 'e', documents: [{ documentId: 'd1' }] },
    ]);
  });

  it.each([
    ['choice', undefined, '/first first-needed'],
    ['email', 'sms', '/first first-not-offered'],
  ] as const)('under the policy "%s" does not begin with %s', (verify, first, refused) => {
    expect(codesOf(errorOf(() => draft().submit({ ...complete, first, policy: { ...choice, verify } }, now)))).toEqual([
      refused,
    ]);
  });

  it('begins with the contact of the policy without being asked', () => {
    const registration = draft();
    registration.submit({ ...complete, first: undefined, policy: { ...choice, verify: 'sms' } }, now);
    expect(registration.data.submission?.first).toBe('s');
  });

  it('cannot be proven, for nothing was sent yet', () => {
    const proof = { contactId: 'e', purpose: 'verify', at: now } as const;
    expect(draft().awaits(proof)).toBe(true);
    expect(errorOf(() => draft().verify(proof, now)).code).toBe('registration-move-refused');
  });
});

describe('a submitted registration', () => {
  const verify = { contactId: 'e', purpose: 'verify', at: now } as const;
  const activate = { contactId: 's', purpose: 'activate', at: now } as const;

  it('is verified by the first proof and active by the second', () => {
    const registration = submitted();
    registration.verify(verify, now);
    registration.activate(activate, now);
    expect(registration.releaseEvents().map(({ type }) => type)).toEqual(['verified', 'activated']);
    expect(registration.data).toMatchObject({ state: 'active', verifiedAt: now, activatedAt: now });
    expect(registration.data.contacts.every(({ provenAt }) => provenAt === now)).toBe(true);
  });

  it('is active by the first proof where the policy asks for no second', () => {
    const registration = submitted({ ...choice, activate: 'none' });
    registration.verify(verify, now);
    expect(registration.data.state).toBe('active');
    expect(registration.releaseEvents().map(({ type }) => type)).toEqual(['verified', 'activated']);
  });

  it('awaits no proof twice, none of a contact that is not its own, and none once it has ended', () => {
    const registration = submitted();
    expect(registration.awaits({ ...verify, contactId: 'old' })).toBe(false);
    registration.verify(verify, now);
    expect(registration.awaits(verify)).toBe(false);
    expect(registration.awaits(activate)).toBe(true);
    registration.cancel('nik-taken', now);
    expect(registration.awaits(activate)).toBe(false);
    expect(registration.data.cancelled).toEqual({ reason: 'nik-taken', at: now });
  });

  it('cannot be submitted, verified or cancelled twice', () => {
    const registration = submitted();
    expect(errorOf(() => registration.submit(complete, now)).code).toBe('registration-move-refused');
    registration.cancel('nik-taken', now);
    expect(errorOf(() => registration.cancel('nik-taken', now)).code).toBe('registration-move-refused');
    expect(errorOf(() => registration.submit(complete, now)).code).toBe('registration-cancelled');
  });

  it('remembers how an inspection ended without losing that the document was handed in', () => {
    const registration = submitted();
    registration.inspected({ documentId: 'd1', kind: 'ktp', sha256: 'a', state: 'accepted', reason: null }, now);
    expect(registration.data.documents).toMatchObject([{ documentId: 'd1', state: 'accepted', submitted: true }]);
  });
});

describe('a period', () => {
  const terms = {
    name: 'CPNS 2026',
    opensAt: new Date('2026-08-20T00:00:00Z'),
    closesAt: new Date('2026-09-10T16:59:59Z'),
    extendedTo: null,
    policy: choice,
  };
  const period = new Period('p', terms);

  it('is open from its first to its last instant', () => {
    expect(errorOf(() => period.mustBeOpen(new Date('2026-08-19T23:59:59.999Z'))).code).toBe('period-not-open');
    expect(() => period.mustBeOpen(terms.opensAt)).not.toThrow();
    expect(() => period.mustBeOpen(terms.closesAt)).not.toThrow();
    expect(errorOf(() => period.mustBeOpen(new Date('2026-09-10T17:00:00Z'))).code).toBe('period-closed');
  });

  it.each([
    ['no name', { name: ' ' }],
    ['an end before its start', { closesAt: terms.opensAt }],
    ['an invalid date', { opensAt: new Date('x') }],
  ])('is refused with %s', (_, wrong) => {
    expect(errorOf(() => new Period('p', { ...terms, ...wrong })).code).toBe('period-invalid');
  });

  it('does not change when it is told the same again', () => {
    expect(period.changedTo({ ...terms, opensAt: new Date(terms.opensAt) })).toBeUndefined();
    expect(period.changedTo({ ...terms, policy: { ...choice, activate: 'none' } })?.terms.policy.activate).toBe('none');
  });
});
