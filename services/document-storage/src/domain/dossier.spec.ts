import { defaultRequirements } from './default-requirements.js';
import { Dossier } from './dossier.js';
import { ReplacementWindow } from './replacement-window.js';
import type { Requirement } from './requirement.js';

const START = Date.UTC(2026, 7, 20);
const minute = (n: number) => new Date(START + n * 60_000);
const sha256 = 'a'.repeat(64);
const ktp = defaultRequirements[0] as Requirement;
const file = (documentId: string) => ({ documentId, contentType: 'image/jpeg', sizeBytes: 50_000, sha256 });
const window = new ReplacementWindow(24);
const code = (expected: string) => expect.objectContaining({ code: expected });

let dossier: Dossier;
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
});

function committed(documentId: string, at = 0): void {
  dossier.openSlot(file(documentId), ktp, minute(at));
  dossier.commit(documentId, minute(at));
}
const standing = () => dossier.all.map(({ progress }) => [progress.state, progress.standing]);

describe('the documents of a registration', () => {
  it('number their slots and keep the limits that were promised', () => {
    dossier.openSlot(file('a'), ktp, minute(0));
    const second = dossier.openSlot(file('b'), ktp, minute(1));
    expect(second.slot).toMatchObject({
      ordinal: 2,
      kind: 'ktp',
      maxBytes: 204_800,
      minShortSide: 300,
      minSharpness: 100,
      expiresAt: minute(31),
    });
  });

  it('replace every older one of a kind at a commit, and none that is newer', () => {
    committed('a');
    dossier.openSlot(file('b'), ktp, minute(1));
    dossier.openSlot(file('c'), ktp, minute(2));
    dossier.openSlot(file('d'), ktp, minute(3));
    dossier.commit('c', minute(4));
    expect(standing()).toEqual([
      ['committed', 'replaced'],
      ['slot', 'replaced'],
      ['committed', 'current'],
      ['slot', 'current'],
    ]);
    expect(() => dossier.mayCommit('b', minute(5))).toThrow(code('document-replaced'));
    expect(dossier.mayCommit('d', minute(5))).toBe(true);
  });

  it('tell of a verdict once, with what was declared', () => {
    committed('a');
    dossier.decide('a', { accepted: false, reason: 'wrong-type' }, minute(1), window);
    expect(dossier.releaseEvents()).toEqual([
      {
        name: 'document-rejected',
        registrationId: 'r',
        documentId: 'a',
        kind: 'ktp',
        sha256,
        sizeBytes: 50_000,
        reason: 'wrong-type',
      },
    ]);
    expect(() => dossier.decide('a', { accepted: true, warnings: [] }, minute(2), window)).toThrow(
      'cannot accept what is rejected',
    );
  });

  it('bring back what was submitted, though it was replaced meanwhile', () => {
    committed('a');
    committed('b', 1);
    dossier.freeze([{ documentId: 'a', sha256 }], minute(2), window);
    expect(standing()).toEqual([
      ['committed', 'submitted'],
      ['committed', 'replaced'],
    ]);
    expect(() => dossier.openSlot(file('c'), ktp, minute(3))).toThrow(code('already-submitted'));
    expect(dossier.mayCommit('a', minute(4))).toBe(false);
  });

  it('give no more than sixty slots an hour, and say how long to wait', () => {
    for (let n = 0; n < 60; n++) dossier.openSlot(file(`${n}`), ktp, minute(n / 2));
    expect(() => dossier.openSlot(file('more'), ktp, minute(40))).toThrow(
      expect.objectContaining({ code: 'too-many-slots', occurrence: { retryAfterSeconds: 20 * 60 } }),
    );
    expect(dossier.openSlot(file('later'), ktp, minute(61)).id).toBe('later');
  });

  it('know only their own', () => {
    expect(() => dossier.find('x')).toThrow(code('not-found'));
  });
});
