import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type Description, type ProfileName, profileOf, publicOrigin } from '../local/index.js';
import type { Surroundings } from './applicant.js';
import { Inboxes } from './inbox.js';

export interface Options {
  readonly count: number;
  readonly mailUrl: string;
  readonly surroundings: Surroundings;
}

export const USAGE = `
  --count N        so many applicants at once (default 1)
  --patient        outlive a stop and start of the system in the middle
  --profile NAME   the started system to go through: dev (default) or test
  --base URL       the portal, where it is elsewhere
`;

/** Reads the command line. @throws Error with one sentence that says what to do */
export function readOptions(args: readonly string[], defaultCount: number): Options {
  const { values } = parseArgs({
    args: [...args],
    options: {
      count: { type: 'string', default: String(defaultCount) },
      patient: { type: 'boolean', default: false },
      profile: { type: 'string', default: 'dev' },
      base: { type: 'string' },
    },
  });
  const count = Number(values.count);
  if (!Number.isInteger(count) || count < 1) throw new Error('--count wants a whole number from 1 on.');
  const profile = profileOf(profileName(values.profile));
  const { mail, sms } = descriptionIn(profile.folder);
  const base = values.base ?? publicOrigin(profile);
  return {
    count,
    mailUrl: mail.webUrl,
    surroundings: { base, patient: values.patient, inboxes: new Inboxes(mail.webUrl, sms.url) },
  };
}

function profileName(name: string): ProfileName {
  if (name === 'dev' || name === 'test') return name;
  throw new Error('--profile is dev or test.');
}

function descriptionIn(folder: string): Description {
  try {
    return JSON.parse(readFileSync(join(folder, 'infra.json'), 'utf8')) as Description;
  } catch {
    throw new Error('The system is not started. In another terminal: npm start');
  }
}
