import type { Provider } from '@nestjs/common';
import { SESSION_KEYS } from '#runtime';
import type { AccountConfig } from './account.config.js';
import { AuthoriseContactChange } from './app/authorise-contact-change.js';
import { BeginContactChange } from './app/begin-contact-change.js';
import { ChangePassword } from './app/change-password.js';
import { CheckPassword } from './app/check-password.js';
import { EndOtherSessions } from './app/end-other-sessions.js';
import { EndOwnSession } from './app/end-own-session.js';
import { EndSession } from './app/end-session.js';
import { FinishContactChange } from './app/finish-contact-change.js';
import { FinishReset } from './app/finish-reset.js';
import { ListSessions } from './app/list-sessions.js';
import { OpenSession } from './app/open-session.js';
import { RefreshSession } from './app/refresh-session.js';
import { RequestReset } from './app/request-reset.js';
import { Rules } from './app/rules.js';
import { StartSession } from './app/start-session.js';
import { PasswordPolicy } from './domain/password.policy.js';
import { ContactChangesController } from './in/http/contact-changes.controller.js';
import { JwksController, PUBLISHED_KEYS } from './in/http/jwks.controller.js';
import { OwnSessionsController } from './in/http/own-sessions.controller.js';
import { PasswordController } from './in/http/password.controller.js';
import { applyPasswordPolicy } from './in/http/password.js';
import { PasswordResetsController } from './in/http/password-resets.controller.js';
import { SessionCookies } from './in/http/session-cookies.js';
import { SessionsController } from './in/http/sessions.controller.js';
import { made } from './made.js';
import { Argon2Passwords } from './out/hashing/argon2-passwords.js';
import { HashingPool } from './out/hashing/hashing-pool.js';
import { leakedPasswords, readPasswordList } from './out/hashing/password-list.js';
import { StoredUnitOfWork } from './out/store/unit-of-work.js';
import { HmacBrowserSecrets } from './out/tokens/hmac-browser-secrets.js';
import { HmacRefreshTokens } from './out/tokens/hmac-refresh-tokens.js';
import { JwtSessionTokens } from './out/tokens/jwt-session-tokens.js';
import { readSessionKey, type SessionKey } from './out/tokens/session-key.js';
import { SignedContactReceipts } from './out/tokens/signed-contact-receipts.js';

const SESSION_KEY = Symbol('session key');

/** The part of the module that lets people in and back in: sessions, passwords, resets, changes of contacts. */
export const accessControllers = [
  SessionsController,
  OwnSessionsController,
  PasswordController,
  PasswordResetsController,
  ContactChangesController,
  JwksController,
];

export const accessUseCases: Provider[] = [
  made(CheckPassword, [StoredUnitOfWork, Argon2Passwords, HmacBrowserSecrets]),
  made(StartSession, [HmacRefreshTokens, HmacBrowserSecrets]),
  made(OpenSession, [StoredUnitOfWork, CheckPassword, Argon2Passwords, StartSession, Rules]),
  made(RefreshSession, [StoredUnitOfWork, HmacRefreshTokens, Rules]),
  made(EndSession, [StoredUnitOfWork, HmacRefreshTokens]),
  made(ListSessions, [StoredUnitOfWork]),
  made(EndOwnSession, [StoredUnitOfWork]),
  made(EndOtherSessions, [StoredUnitOfWork]),
  made(ChangePassword, [StoredUnitOfWork, CheckPassword, Argon2Passwords, PasswordPolicy]),
  made(RequestReset, [StoredUnitOfWork, HmacBrowserSecrets, Rules]),
  made(FinishReset, [
    ...([StoredUnitOfWork, Argon2Passwords, PasswordPolicy] as const),
    ...([SignedContactReceipts, HmacBrowserSecrets, StartSession] as const),
  ]),
  made(BeginContactChange, [StoredUnitOfWork, CheckPassword, HmacBrowserSecrets, Rules]),
  made(AuthoriseContactChange, [StoredUnitOfWork, SignedContactReceipts, HmacBrowserSecrets]),
  made(FinishContactChange, [StoredUnitOfWork, SignedContactReceipts, HmacBrowserSecrets]),
];

const sessionProviders = (config: AccountConfig): Provider[] => [
  {
    provide: SESSION_KEY,
    useFactory: () => readSessionKey(config.SESSION_PRIVATE_KEY, config.SESSION_OTHER_PUBLIC_KEYS),
  },
  { provide: SESSION_KEYS, useFactory: (key: SessionKey) => key.verifyWith, inject: [SESSION_KEY] },
  { provide: PUBLISHED_KEYS, useFactory: (key: SessionKey) => key.published, inject: [SESSION_KEY] },
  {
    provide: SessionCookies,
    useFactory: (key: SessionKey) => new SessionCookies(new JwtSessionTokens(key)),
    inject: [SESSION_KEY],
  },
];

function policyProvider({ PASSWORD_MIN_LENGTH, PASSWORD_LIST }: AccountConfig): Provider {
  const policy = new PasswordPolicy(PASSWORD_MIN_LENGTH, readPasswordList(PASSWORD_LIST), leakedPasswords);
  applyPasswordPolicy(policy);
  return { provide: PasswordPolicy, useValue: policy };
}

export const accessProviders = (config: AccountConfig): Provider[] => [
  ...sessionProviders(config),
  policyProvider(config),
  {
    provide: Argon2Passwords,
    useFactory: () =>
      new Argon2Passwords(new HashingPool(), { memoryKib: config.ARGON2_MEMORY_KIB, passes: config.ARGON2_PASSES }),
  },
  { provide: HmacRefreshTokens, useFactory: () => new HmacRefreshTokens(config.BLIND_INDEX_KEY) },
  { provide: HmacBrowserSecrets, useFactory: () => new HmacBrowserSecrets(config.BLIND_INDEX_KEY) },
  {
    provide: SignedContactReceipts,
    useFactory: () => new SignedContactReceipts(config.CONTACT_RECEIPT_PUBLIC_KEY),
  },
];
