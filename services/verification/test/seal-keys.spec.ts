import { randomBytes } from 'node:crypto';
import { registrationSubmitted } from '#contracts';
import { KeyRing, seal } from '#privacy';
import { OnRegistrationSubmitted } from '../src/in/kafka/on-registration-submitted.js';
import { VerificationHarness } from './verification.harness.js';

let verification: VerificationHarness;
beforeAll(async () => {
  verification = await VerificationHarness.start();
});
afterAll(() => verification.stop());

it('a submission that was sealed with a key which the ring lacks is not refused for good: it waits for the key', async () => {
  const { submitted, registrationId } = verification.submission();
  const account = new KeyRing([{ id: 'next', key: randomBytes(32) }]);
  const sealedPerson = seal(account, [registrationId, 'person'], '{}');
  const heard = verification.hear(OnRegistrationSubmitted, registrationSubmitted, { ...submitted, sealedPerson });
  await expect(heard).rejects.toMatchObject({ code: 'seal-key-unknown', keyId: 'next' });
  await expect(heard).rejects.not.toHaveProperty('kind', 'permanent');
});
