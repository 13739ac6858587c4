import type { Browser } from 'playwright-core';
import { inventPerson } from '../../journey/person.js';
import type { Profile } from '../../local/index.js';
import type { Visitor } from '../visitor.js';
import { lookAtAccount, lookAtCorrection, lookAtEndingSession } from './account.js';
import { lookAtClosedDoors } from './closed-doors.js';
import { lookAtDispute, returning } from './disputing.js';
import { lookAtFailedLogin, lookAtPublicPages } from './everybody.js';
import type { Look } from './look.js';
import { lookAtCode, lookAtEndedCode, lookAtLink } from './proving.js';
import { lookAtData, lookAtDocuments, lookAtReview } from './registering.js';
import { lookAtTrouble } from './trouble.js';

/** What the site shows to whoever is not logged in, also when it can do nothing for them. */
export async function lookAround(visitor: Visitor, profile: Profile, look: Look): Promise<void> {
  await lookAtPublicPages(visitor, look);
  await lookAtFailedLogin(visitor, look);
  await lookAtTrouble(visitor, look);
  await lookAtClosedDoors(visitor, profile, look);
}

/** One registration with everything that can happen on its way. */
export async function lookAlongTheWay(visitor: Visitor, browser: Browser, look: Look): Promise<void> {
  await lookAtData(visitor, look);
  await lookAtDocuments(visitor, look);
  await lookAtReview(visitor, look);
  await lookAtCode(visitor, look);
  await lookAtCorrection(visitor, look);
  await lookAtDispute(visitor, browser, look);
  await lookAtLink(visitor, browser, look);
  await lookAtAccount(visitor, look);
  await lookAtEndingSession(visitor, look);
}

/** What only somebody else runs into. */
export async function lookAtMishaps(visitor: Visitor, browser: Browser, look: Look): Promise<void> {
  const submitted = await returning(visitor, browser, inventPerson(), true);
  await lookAtEndedCode(submitted, look);
  await submitted.leave();
}
