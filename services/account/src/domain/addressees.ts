import type { Contact } from './contact.js';
import type { RegistrationData } from './registration.data.js';

const challengedAt = ({ challengedAt: at }: Contact) => at?.getTime() ?? 0;

/** The contact that is being proven: the one that was written to last, before anything was the one chosen first. */
function beingProven({ contacts, submission }: RegistrationData): Contact | undefined {
  const unproven = contacts.filter(({ provenAt }) => !provenAt);
  const challenged = unproven.filter((contact) => contact.challengedAt);
  const last = challenged.sort((a, b) => challengedAt(b) - challengedAt(a))[0];
  return last ?? unproven.find(({ contactId }) => contactId === submission?.first);
}

/**
 * The contacts that may be written to: those that are proven, and before the first proof the one that is being proven,
 * for nobody else has ever been told of this registration. Never one whose owner said "not mine", and never of a draft.
 */
export function addressees(data: RegistrationData): Contact[] {
  if (!data.submission) return [];
  const proven = data.contacts.filter(({ provenAt }) => provenAt);
  const candidates = proven.length > 0 ? proven : [beingProven(data)];
  return candidates.filter((contact) => contact !== undefined && contact.disownedAt === null) as Contact[];
}

/** One of them, by e-mail where that is possible: it costs nothing and holds a longer text. */
export function mainAddressee(data: RegistrationData): Contact | undefined {
  const found = addressees(data);
  return found.find(({ channel }) => channel === 'email') ?? found[0];
}
