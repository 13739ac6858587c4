export { type BlindIndexField, blindIndex } from './blind-index.js';
export { equalInConstantTime } from './constant-time.js';
export { KeyRing, KeyRingInvalid, parseKeyRing, type RingKey } from './key-ring.js';
export { maskEmail, maskName, maskPhone } from './mask.js';
export { decryptBytes, encryptBytes, newPersonKey, rewrapPersonKey, unwrapPersonKey } from './person-key.js';
export { open, seal, sealedWith } from './seal.js';
export { lacksKey, SealBroken } from './seal-broken.js';
