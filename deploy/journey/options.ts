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

/** A started system: the origin of its portal, and its inboxes. */
export interface Place {
  readonly base: string;
  readonly mailUrl: string;
  readonly smsUrl: string;
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
  const { base, mailUrl, smsUrl } = placeOf(values);
  return {
    count,
    mailUrl,
    surroundings: { base, patient: values.patient, inboxes: new Inboxes(mailUrl, smsUrl) },
  };
}

/** Reads only which system is meant. @throws Error with one sentence that says what to do */
export function readPlace(args: readonly string[]): Place {
  const options = { profile: { type: 'string', default: 'dev' }, base: { type: 'string' } } as const;
  return placeOf(parseArgs({ args: [...args], options }).values);
}

function placeOf({ profile: name, base }: { readonly profile: string; readonly base?: string }): Place {
  const profile = profileOf(profileName(name));
  const { mail, sms } = descriptionIn(profile.folder);
  return { base: base ?? publicOrigin(profile), mailUrl: mail.webUrl, smsUrl: sms.url };
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
