import {
  type CryptoKey,
  calculateJwkThumbprint,
  createLocalJWKSet,
  importJWK,
  type JSONWebKeySet,
  type JWK,
  type JWTVerifyGetKey,
} from 'jose';

/** The key that signs session tokens, and what others check them with. */
export interface SessionKey {
  readonly kid: string;
  readonly privateKey: CryptoKey;
  /** The public halves alone, as published: its own, and those that come next or signed before. */
  readonly published: JSONWebKeySet;
  readonly verifyWith: JWTVerifyGetKey;
}

// Named one by one: nothing else of a key leaves, whatever it came with.
async function publicHalf({ kty, crv, x }: JWK) {
  return { kty, crv, x, kid: await calculateJwkThumbprint({ kty, crv, x }), alg: 'EdDSA', use: 'sig' };
}

/**
 * Reads an Ed25519 private JWK, and the public ones that are published besides. Key ids are thumbprints (RFC 7638), so
 * that every replica gives the same.
 */
export async function readSessionKey(jwk: JWK, others: readonly JWK[] = []): Promise<SessionKey> {
  if (jwk.kty !== 'OKP' || jwk.crv !== 'Ed25519' || !jwk.d)
    throw new Error('SESSION_PRIVATE_KEY is no Ed25519 private key');
  const privateKey = (await importJWK(jwk, 'EdDSA')) as CryptoKey;
  const halves = await Promise.all([jwk, ...others].map(publicHalf));
  const keys = [...new Map(halves.map((key) => [key.kid, key])).values()] as JWK[];
  const published: JSONWebKeySet = { keys };
  return { kid: keys[0]?.kid ?? '', privateKey, published, verifyWith: createLocalJWKSet(published) };
}
