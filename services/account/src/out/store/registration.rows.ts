import type { RegistrationData } from '../../domain/registration.data.js';
import { Registration } from '../../domain/registration.js';
import type { PersonVault } from './person-vault.js';
import type { ConsentRow, ContactRow, DocumentRow, RegistrationRow } from './rows.js';

type PlainColumns = Omit<RegistrationRow, 'wrappedKey' | 'sealedPerson' | 'nikIndex'>;

/** The columns that hold nothing personal. */
export function plainColumns(data: RegistrationData): PlainColumns {
  const {
    registrationId,
    registrationNumber,
    periodId,
    state,
    stateSince,
    passwordHash,
    locale,
    createdAt,
    verifiedAt,
    activatedAt,
  } = data;
  return {
    ...{
      registrationId,
      registrationNumber,
      periodId,
      state,
      stateSince,
      passwordHash,
      locale,
      createdAt,
      verifiedAt,
      activatedAt,
    },
    warnings: [...data.warnings],
    version: data.version,
    passwordResetAt: data.passwordResetAt,
    nikRefusedAt: data.nikRefusedAt,
    submittedAt: data.submission?.at ?? null,
    firstContactId: data.submission?.first ?? null,
    policy: data.submission?.policy ?? null,
    draftExpiresAt: data.draftExpiresAt,
    correctionDay: data.corrections?.day ?? null,
    correctionCount: data.corrections?.count ?? 0,
    cancelledAt: data.cancelled?.at ?? null,
    cancelReason: data.cancelled?.reason ?? null,
  };
}

export interface StoredRegistration {
  readonly row: RegistrationRow;
  readonly consents: readonly ConsentRow[];
  readonly contacts: readonly ContactRow[];
  readonly documents: readonly DocumentRow[];
}

/** Rebuilds a registration from its rows. */
export function toRegistration(
  { row, consents, contacts, documents }: StoredRegistration,
  vault: PersonVault,
): Registration {
  const key = vault.keyOf(row);
  const {
    registrationId,
    registrationNumber,
    periodId,
    state,
    stateSince,
    passwordHash,
    locale,
    createdAt,
    verifiedAt,
    activatedAt,
  } = row;
  const { submittedAt, firstContactId, policy, cancelledAt, cancelReason, correctionDay, correctionCount } = row;
  return Registration.unsafelyFromStorage({
    ...{
      registrationId,
      registrationNumber,
      periodId,
      state,
      stateSince,
      passwordHash,
      locale,
      createdAt,
      verifiedAt,
      activatedAt,
    },
    person: vault.openPerson(key, row),
    warnings: row.warnings,
    contacts: contacts.map((contact) => vault.openContact(key, contact)),
    documents: documents.map(({ registrationId: _, ...document }) => document),
    version: row.version,
    consents: consents.map(({ registrationId: _, ...consent }) => consent),
    passwordResetAt: row.passwordResetAt,
    nikRefusedAt: row.nikRefusedAt,
    submission: submittedAt && firstContactId && policy ? { at: submittedAt, first: firstContactId, policy } : null,
    draftExpiresAt: row.draftExpiresAt,
    corrections: correctionDay ? { day: correctionDay, count: correctionCount } : null,
    cancelled: cancelledAt && cancelReason ? { at: cancelledAt, reason: cancelReason } : null,
  });
}
