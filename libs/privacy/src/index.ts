export { type BlindIndexField, blindIndex } from './blind-index.js';
export { equalInConstantTime } from './constant-time.js';
export { maskEmail, maskName, maskPhone } from './mask.js';
export { decryptBytes, encryptBytes, newPersonKey, unwrapPersonKey } from './person-key.js';
export { open, SealBroken, seal } from './seal.js';
