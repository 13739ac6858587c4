import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

/**
 * The 49,233 passwords that are found most often in leaks, in lower case: of zxcvbn-ts (MIT), which made them from the
 * dumps that attackers start from. Most are shorter than a policy allows; they count as the word in front of a few
 * digits, too. Read when the first password is chosen, so that a process which registers nobody does without them.
 */
export function leakedPasswords(): string[] {
  const path = createRequire(import.meta.url).resolve('@zxcvbn-ts/language-common/src/passwords.json');
  return JSON.parse(readFileSync(path, 'utf8')) as string[];
}

/** The passwords of an operator's file, in lower case; none without one. @throws Error where it cannot be read. */
export function readPasswordList(path: string | undefined): string[] {
  if (path === undefined) return [];
  const lines = readFileSync(path, 'utf8').split(/\r?\n/);
  return lines.map((line) => line.trim().toLowerCase()).filter((line) => line !== '');
}
