import type { ContactChange } from '../domain/contact-change.js';
import type { ContactReceipt, Grant, ResetContact } from '../domain/grant.js';
import type { Tries } from '../domain/login-throttle.js';
import type { Locale } from '../domain/registration.events.js';
import type { Session } from '../domain/session.js';
import type { LoginName } from './ports.js';

/** Who tries: strangers at one name, known or not, or one known browser at one registration. */
export type Trier = { readonly name: LoginName } | { readonly deviceIndex: string; readonly registrationId: string };

export interface Throttles {
  /** Holds what was tried until the commit; nothing tried yet is held too. */
  lock(trier: Trier, now: Date): Promise<Tries>;
  save(trier: Trier, tries: Tries): Promise<void>;
  clear(trier: Trier): Promise<void>;
  /** What known browsers tried at a registration. */
  clearDevices(registrationId: string): Promise<void>;
}

/** Browsers that once logged in, by the fingerprint of the token in their cookie. */
export interface Devices {
  knows(deviceIndex: string, registrationId: string): Promise<boolean>;
  /** Says whether it is known; then it stays known for longer. */
  keep(deviceIndex: string, registrationId: string, now: Date): Promise<boolean>;
  add(deviceIndex: string, registrationId: string, now: Date): Promise<void>;
  /** The same browser under another token, for whichever registrations it is known. */
  rename(deviceIndex: string, to: string): Promise<void>;
  forgetAll(registrationId: string): Promise<void>;
}

/** What is known of whoever holds a NIK, for a reset. */
export interface Resettable {
  readonly registrationId: string;
  readonly locale: Locale;
  /** Those that are proven. */
  readonly contacts: readonly ResetContact[];
}

export interface Grants {
  /** Until the commit nobody else asks for this NIK; it takes one look, whether the NIK is held or not. */
  resettableOnceLocked(nik: string): Promise<Resettable | undefined>;
  /** How many resets were asked for since then, by known browsers or by others. */
  countResets(registrationId: string, since: Date, knownDevice: boolean): Promise<number>;
  add(grants: readonly Grant[]): Promise<void>;
  /** All of one handle and purpose; held until the commit. */
  lockByHandle(handle: string, purpose: Grant['purpose']): Promise<Grant[]>;
  spend(handle: string, contactIds: readonly string[], now: Date): Promise<void>;
  /** Nothing that was asked for a registration before is of use any more. */
  spendAll(registrationId: string, now: Date): Promise<void>;
}

export interface ContactChanges {
  /** The one that counts from now on: an earlier one that is not over is dropped. */
  replace(change: ContactChange): Promise<void>;
  /** By the browser that began it; holds the row until the commit. */
  lockByHandle(handle: string, registrationId: string): Promise<ContactChange | undefined>;
  /** Remembers how far it is; one that is finished keeps no address. */
  save(change: ContactChange): Promise<void>;
  drop(registrationId: string): Promise<void>;
}

/** Secrets that only a browser's cookie holds. What is stored of them cannot be turned back into one. */
export interface BrowserSecrets {
  /** 256 random bits. */
  draw(): string;
  /** The one secret that belongs to this id; nobody else can tell it. */
  ofChange(changeId: string): string;
  /** Names the browser to others: the hex SHA-256 of its secret. */
  handleOf(secret: string): string;
  deviceIndexOf(token: string): string;
}

export interface ContactReceipts {
  /** What `verification` signed; undefined where any of them is not its. */
  read(receipts: readonly string[]): Promise<readonly ContactReceipt[] | undefined>;
}

export interface Sessions {
  add(session: Session): Promise<void>;
  /** By the fingerprint that all its tokens share; holds the row until the commit. */
  lockByFamily(familyIndex: string): Promise<Session | undefined>;
  get(sessionId: string): Promise<Session | undefined>;
  /** The same, held until the commit. */
  lock(sessionId: string): Promise<Session | undefined>;
  /** Those that have not ended, the last used first. */
  open(registrationId: string): Promise<Session[]>;
  save(session: Session): Promise<void>;
  /** Ends all that are open, but one; says how many. */
  endAll(registrationId: string, now: Date, but?: string): Promise<number>;
}

/** Slow on purpose, so never inside a transaction. */
export interface Passwords {
  /** @throws CodedError `too-busy` */
  hash(password: string): Promise<string>;
  /** Takes as long for an unknown hash as for a known one. @throws CodedError `too-busy` */
  matches(passwordHash: string | undefined, password: string): Promise<boolean>;
  /** Whether it was made with other parameters than those that hold now. */
  isOutdated(passwordHash: string): boolean;
}

/** Draws refresh tokens; what is stored of them cannot be turned back into one. */
export interface RefreshTokens {
  draw(): string;
  drawSalt(): string;
  /** The one token that follows `token` with that salt; of the same family. */
  successorOf(token: string, salt: string): string;
  indexOf(token: string): string;
  /** The fingerprint that every token of one session shares; undefined for what is no token. */
  familyOf(token: string): string | undefined;
}

export interface SessionTokens {
  /** How long a token speaks for its session. */
  readonly seconds: number;
  issue(session: { registrationId: string; sessionId: string }): Promise<string>;
}
