import type { FieldValues } from 'react-hook-form';
import type { Problem } from '../api/problem.js';

/**
 * What was typed before the first saving. Text lies in the tab's own storage, so that a reload loses nothing; NIK and
 * passwords stay in memory alone. With the first saving all of it is on the server, and nothing is left here.
 */
const STORED = 'daftar.draft';
const NEVER_STORED = new Set(['nik', 'password']);

let secrets: FieldValues = {};
let refusal: Problem | undefined;

function stored(): FieldValues {
  try {
    return JSON.parse(sessionStorage.getItem(STORED) ?? '{}') as FieldValues;
  } catch {
    return {};
  }
}

/** Everything that was typed so far. */
export function typedSoFar(): FieldValues {
  return { ...stored(), ...secrets };
}

export function keepTyped(values: FieldValues): void {
  const entries = Object.entries(values);
  secrets = { ...secrets, ...Object.fromEntries(entries.filter(([name]) => NEVER_STORED.has(name))) };
  const open = Object.fromEntries(entries.filter(([name]) => !NEVER_STORED.has(name)));
  try {
    sessionStorage.setItem(STORED, JSON.stringify({ ...stored(), ...open }));
  } catch {
    secrets = { ...secrets, ...open };
  }
}

export function forgetTyped(): void {
  secrets = {};
  try {
    sessionStorage.removeItem(STORED);
  } catch {}
}

export function hasTyped(): boolean {
  return Object.keys(typedSoFar()).length > 0;
}

/** Takes a refusal along to the screen where it can be mended. */
export function carryRefusal(problem: Problem): void {
  refusal = problem;
}

/** What was refused about this screen, once. */
export function takeRefusal(): Problem | undefined {
  const carried = refusal;
  refusal = undefined;
  return carried;
}
