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
  /** The public half alone, as published. */
  readonly published: JSONWebKeySet;
  readonly verifyWith: JWTVerifyGetKey;
}

/** Reads an Ed25519 private JWK. The key id is its thumbprint (RFC 7638), so that every replica gives the same. */
export async function readSessionKey(jwk: JWK): Promise<SessionKey> {
  if (jwk.kty !== 'OKP' || jwk.crv !== 'Ed25519' || !jwk.d)
    throw new Error('SESSION_PRIVATE_KEY is no Ed25519 private key');
  const privateKey = (await importJWK(jwk, 'EdDSA')) as CryptoKey;
  const kid = await calculateJwkThumbprint(jwk);
  const published: JSONWebKeySet = { keys: [{ kty: jwk.kty, crv: jwk.crv, x: jwk.x, kid, alg: 'EdDSA', use: 'sig' }] };
  return { kid, privateKey, published, verifyWith: createLocalJWKSet(published) };
}
