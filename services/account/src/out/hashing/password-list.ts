import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

/**
 * The 49,233 passwords that are found most often in leaks, in lower case: of zxcvbn-ts (MIT), which made them from the
 * dumps that attackers start from. OWASP ASVS 5.0, 6.2.4, asks for 3,000. Read when the first password is chosen, and
 * let go once they are in the policy's set: 5 MB that a process which registers nobody does without.
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
