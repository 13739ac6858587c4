import { createHmac } from 'node:crypto';
import type { PortalConfig } from '../portal.config.js';
import { Admission } from './admission.js';
import { Ledger } from './ledger.js';
import { ProofOfWork } from './proof-of-work.js';
import { ForgivingRedis } from './redis.js';

const PROOF_SECONDS = 300;
/** The clocks of two portals may differ a little; a spent proof must not be forgotten before it expires. */
const CLOCKS_SECONDS = 60;

/** Puts the admission together. It keeps a connection to Redis until `close`. */
export function openAdmission(config: PortalConfig): { admission: Admission; close: () => void } {
  const key = (purpose: string) => createHmac('sha256', config.PROOF_OF_WORK_KEY).update(purpose).digest();
  const [signature, solution] = [key('challenge').toString('hex'), key('solution').toString('hex')];
  const fingerprintKey = key('fingerprint');
  const fingerprint = (text: string) => createHmac('sha256', fingerprintKey).update(text).digest('base64url');
  const redis = new ForgivingRedis(config.REDIS_URL);
  const ledger = new Ledger(redis, {
    fingerprint,
    refusedLogins: config.FORGIVEN_LOGINS,
    proofSeconds: PROOF_SECONDS + CLOCKS_SECONDS,
  });
  const difficulty = {
    tries: config.PROOF_OF_WORK_TRIES,
    triesWhenBusy: config.PROOF_OF_WORK_TRIES_WHEN_BUSY,
    fewChallenges: config.PROOF_OF_WORK_FEW,
  };
  const proofOfWork = new ProofOfWork({ signature, solution }, config.PROOF_OF_WORK_ITERATIONS, PROOF_SECONDS);
  redis.open();
  return { admission: new Admission(proofOfWork, ledger, difficulty, fingerprint), close: () => redis.close() };
}
