import type { Applicant } from './applicant.js';
import * as steps from './steps.js';

/** Runs one step under its name; the report measures it. */
export type Walk = <T>(name: string, step: () => Promise<T>) => Promise<T>;

/** From nothing to complete documents: everything before Daftar is pressed. */
export async function prepare(applicant: Applicant, walk: Walk): Promise<void> {
  await walk('look at the period', () => steps.lookAtPeriod(applicant));
  await walk('look at the document requirements', () => steps.lookAtRequirements(applicant));
  await walk('create a draft', () => steps.createDraft(applicant));
  await walk('resume on another device', () => steps.resumeElsewhere(applicant));
  await walk('edit the draft', () => steps.editDraft(applicant));
  await walk('upload the documents', () => steps.uploadDocuments(applicant));
  await walk('wait until they are accepted', () => steps.waitForInspection(applicant));
}

/** From Daftar to an active account. */
export async function proveAndActivate(applicant: Applicant, walk: Walk): Promise<void> {
  await walk('press Daftar', () => steps.submit(applicant));
  for (let proof = 1; proof <= applicant.proofs.length; proof += 1) {
    const which = proof === 1 ? 'first' : 'second';
    const last = proof === applicant.proofs.length;
    const message = await walk(`wait for the ${which} message`, () => steps.waitForMessage(applicant, proof));
    await walk(`confirm the ${which} contact`, () => steps.confirm(applicant, message));
    await walk(`wait until ${last ? 'active' : 'verified'}`, () =>
      steps.waitForState(applicant, last ? 'active' : 'verified'),
    );
  }
  await walk('wait for the welcome', () => steps.waitForWelcome(applicant));
  await walk('log in with NIK and password', () => steps.logInWithNik(applicant));
}

/** One applicant from nothing to an active account. */
export async function walkThrough(applicant: Applicant, walk: Walk): Promise<void> {
  await prepare(applicant, walk);
  await proveAndActivate(applicant, walk);
}
