import { randomBytes } from 'node:crypto';
import { eventually, testInfrastructure } from '#testing';
import { Applicant } from './applicant.js';
import { type Portal, startPortal } from './portal.js';
import { Upstream } from './upstream.js';

export interface TwoPortals {
  readonly account: Upstream;
  readonly verification: Upstream;
  readonly portal: Portal;
  readonly secondPortal: Portal;
  stop(): Promise<void>;
}

/** Whether a proof that was spent is known as spent: Redis is reached. */
export async function remembers(portal: Portal): Promise<boolean> {
  const applicant = new Applicant(portal);
  const proof = await applicant.prove();
  await applicant.post('/registrations', { proof });
  return (await applicant.post('/registrations', { proof })).status === 422;
}

/** Two portals of one installation, which have nothing but Redis in common. */
export async function startTwoPortals(): Promise<TwoPortals> {
  const [account, verification] = await Promise.all([Upstream.start('account'), Upstream.start('verification')]);
  const environment = {
    ACCOUNT_URL: account.url,
    VERIFICATION_URL: verification.url,
    REDIS_URL: testInfrastructure().redis.url,
    PROOF_OF_WORK_KEY: randomBytes(32).toString('base64'),
    PROOF_OF_WORK_FEW: '5',
    PROOF_OF_WORK_TRIES: '10',
    PROOF_OF_WORK_TRIES_WHEN_BUSY: '30',
  };
  const [portal, secondPortal] = await Promise.all([startPortal(environment), startPortal(environment)]);
  for (const one of [portal, secondPortal]) await eventually(() => remembers(one));
  const stop = async () => {
    await Promise.all([portal, secondPortal].map(({ running }) => running.stop()));
    await Promise.all([account, verification].map((upstream) => upstream.stop()));
  };
  return { account, verification, portal, secondPortal, stop };
}
