import { readFileSync } from 'node:fs';

/** The passwords of an operator's file, in lower case; none without one. @throws Error where it cannot be read. */
export function readPasswordList(path: string | undefined): string[] {
  if (path === undefined) return [];
  const lines = readFileSync(path, 'utf8').split(/\r?\n/);
  return lines.map((line) => line.trim().toLowerCase()).filter((line) => line !== '');
}
