import { randomBytes, randomInt } from 'node:crypto';
import { type CardSecrets, drawCheckCode, mustHaveCard } from '../domain/card.js';
import type { PersonData } from '../domain/person.js';
import type { UnitOfWork, Work } from './ports.js';

const TOKEN_BYTES = 18;
const SHOWN = ['person.nik', 'person.name', 'person.birthDate', 'person.sex'];

/** What stands on a Kartu Informasi Akun. */
export interface CardView extends CardSecrets, Pick<PersonData, 'nik' | 'name' | 'birthDate' | 'sex'> {
  readonly registrationNumber: string;
  readonly createdAt: Date;
  readonly period: string;
}

/** Drawn at the first look; every later one shows the same, so that printed cards stay checkable. */
async function secretsOf({ cards, now }: Work, registrationId: string): Promise<CardSecrets> {
  const known = await cards.of(registrationId);
  if (known) return known;
  const drawn = { token: randomBytes(TOKEN_BYTES).toString('base64url'), checkCode: drawCheckCode(randomInt) };
  await cards.add(registrationId, drawn, now);
  return drawn;
}

/** Shows an applicant the own Kartu Informasi Akun. */
export class ShowCard {
  constructor(private readonly work: UnitOfWork) {}

  /** @throws CodedError `not-active-yet`, `registration-cancelled`, `registration-unknown` */
  execute({ registrationId }: { registrationId: string }): Promise<CardView> {
    return this.work.run(async (tools) => {
      // Held until the commit: two first looks at once must not draw two tokens.
      const { data } = await tools.registrations.lock(registrationId);
      mustHaveCard(data.state);
      const secrets = await secretsOf(tools, registrationId);
      const { name: period } = (await tools.periods.get(data.periodId)).terms;
      await tools.audit.write({ actor: 'applicant', action: 'card.shown', subjectId: registrationId, fields: SHOWN });
      const { nik, name, birthDate, sex } = data.person;
      const { registrationNumber, createdAt } = data;
      return { ...secrets, registrationNumber, nik, name, birthDate, sex, createdAt, period };
    });
  }
}
