import { useSyncExternalStore } from 'react';

/**
 * Whether somebody is logged in, as far as script may know: the tokens are in cookies that it cannot read. Two points
 * in time are kept and nothing else, so that a visitor without a session costs no request that can only be refused,
 * and so that one that is about to end can be announced.
 */
const STORED = 'daftar.session';
const IDLE_MS = 24 * 3_600_000;
const LONGEST_MS = 7 * 24 * 3_600_000;

interface Presence {
  readonly since: number;
  readonly used: number;
}

const listeners = new Set<() => void>();
let inMemory: string | null = null;
/** The last use of a session that is over, and that is not to be opened again yet. */
let overSince: number | undefined;

function read(): string | null {
  try {
    return localStorage.getItem(STORED);
  } catch {
    return inMemory;
  }
}

function write(presence: Presence | null): void {
  inMemory = presence && JSON.stringify(presence);
  try {
    if (inMemory) localStorage.setItem(STORED, inMemory);
    else localStorage.removeItem(STORED);
  } catch {}
  tell();
}

function tell(): void {
  for (const listener of listeners) listener();
}

function presence(): Presence | null {
  const { since, used } = JSON.parse(read() ?? '{}') as Partial<Presence>;
  return typeof since === 'number' && typeof used === 'number' ? { since, used } : null;
}

export const isPresent = () => read() !== null;
export const beginPresence = () => write({ since: Date.now(), used: Date.now() });
export const endPresence = () => write(null);
/** Another refresh: the session lives on. */
export const noteUse = () => write({ since: presence()?.since ?? Date.now(), used: Date.now() });

/** When the session was last renewed, in milliseconds. */
export const lastUse = () => presence()?.used ?? 0;

/**
 * The session is over, and the reader would rather not log in now: what is on the page stays until they do, here or in
 * another tab.
 */
export function noteOver(): void {
  overSince = lastUse();
  tell();
}

export const isOver = () => isPresent() && overSince === lastUse();

/** When the session ends unless it is used; undefined without one. `final`: using it does not help any more. */
export function presenceEnds(): { readonly at: number; readonly final: boolean } | undefined {
  const now = presence();
  if (!now) return undefined;
  const [idle, longest] = [now.used + IDLE_MS, now.since + LONGEST_MS];
  return longest <= idle ? { at: longest, final: true } : { at: idle, final: false };
}

/** Tells of changes in this tab and in others. */
function onPresence(listener: () => void): () => void {
  const elsewhere = ({ key }: StorageEvent) => {
    if (key === STORED) listener();
  };
  listeners.add(listener);
  addEventListener('storage', elsewhere);
  return () => {
    listeners.delete(listener);
    removeEventListener('storage', elsewhere);
  };
}

/** Whether somebody is logged in, and again when that changes. */
export function usePresence(): boolean {
  return useSyncExternalStore(onPresence, isPresent, () => false);
}

/** Whether the session is over while its page stays, and again when that changes. */
export function useOver(): boolean {
  return useSyncExternalStore(onPresence, isOver, () => false);
}
