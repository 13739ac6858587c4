import { maskName } from '#privacy';
import type { UnitOfWork } from './ports.js';

export type CheckedCard =
  | { readonly valid: false }
  | { readonly valid: true; readonly maskedName: string; readonly checkCode: string };

/** Tells whoever holds a card whether it is valid, and just enough to see that it is the one in their hand. */
export class CheckCard {
  constructor(private readonly work: UnitOfWork) {}

  execute({ token }: { token: string }): Promise<CheckedCard> {
    return this.work.run(async ({ cards, registrations, audit }) => {
      const registrationId = await cards.registrationOf(token);
      const secrets = registrationId && (await cards.of(registrationId));
      if (!registrationId || !secrets) return { valid: false };
      const { state, person } = (await registrations.get(registrationId)).data;
      if (state !== 'active') return { valid: false };
      await audit.write({
        actor: 'anyone',
        action: 'card.checked',
        subjectId: registrationId,
        fields: ['person.name'],
      });
      return { valid: true, maskedName: maskName(person.name), checkCode: secrets.checkCode };
    });
  }
}
