import { Refused } from './refused.js';

/** Length alone decides: rules on composition make passwords weaker and harder to remember (NIST SP 800-63B-4, 3.1.1.2). */
const SHORTEST_PASSWORD = 12;
export const LONGEST_PASSWORD = 128;

/** One spelling for every keyboard: é may arrive as one character or as two. */
export function spelledPassword(text: string): string {
  return text.normalize('NFKC');
}

/** A password that may be chosen; every choice of a password passes here. @throws Refused */
export function newPassword(text: string): string {
  const password = spelledPassword(text);
  const length = [...password].length;
  if (length < SHORTEST_PASSWORD) throw new Refused('password-too-short');
  if (length > LONGEST_PASSWORD) throw new Refused('password-too-long');
  return password;
}
