import { logIn } from '../../deploy/browser/steps/account.js';
import { goToLogIn, openHome } from '../../deploy/browser/steps/home.js';
import type { Device, Visitor } from '../../deploy/browser/visitor.js';
import type { Channel } from '../../deploy/journey/answers.js';
import type { Applicant } from '../../deploy/journey/applicant.js';
import { prepare } from '../../deploy/journey/journey.js';
import { createDraft, lookAtPeriod, lookAtRequirements, submit } from '../../deploy/journey/steps.js';
import { step } from '../flows/running-system.js';
import type { Site } from './site.js';

/** Somebody who is on the way already, and comes to the site in a fresh browser. */
interface Begun {
  readonly applicant: Applicant;
  readonly visitor: Visitor;
}

/** Somebody with a saved draft and no document, logged in. */
export async function withDraft(site: Site, device?: Device): Promise<Begun> {
  const applicant = site.running.applicant();
  await lookAtPeriod(applicant);
  await lookAtRequirements(applicant);
  await createDraft(applicant);
  return { applicant, visitor: await comesBack(site, applicant, device) };
}

/** Somebody who pressed Daftar, logged in, on the page that waits for the code. */
export async function withSubmission(site: Site, first: Channel, device?: Device): Promise<Begun> {
  const applicant = site.running.applicant({ first });
  await prepare(applicant, step);
  await submit(applicant);
  return { applicant, visitor: await comesBack(site, applicant, device) };
}

async function comesBack(site: Site, applicant: Applicant, device?: Device): Promise<Visitor> {
  const visitor = await site.visit(device, applicant.person);
  await openHome(visitor);
  await goToLogIn(visitor);
  await logIn(visitor, applicant.registrationNumber);
  return visitor;
}
