import { randomBytes } from 'node:crypto';
import {
  blindIndex,
  decryptBytes,
  encryptBytes,
  KeyRing,
  maskEmail,
  maskName,
  maskPhone,
  newPersonKey,
  open,
  rewrapPersonKey,
  SealBroken,
  seal,
  unwrapPersonKey,
} from './index.js';

const newRing = () => KeyRing.of(randomBytes(32));
const key = newRing();

describe('sealing for one reader', () => {
  it('opens with the same key and context', () => {
    expect(open(key, ['r1', 'c1', 'sms'], seal(key, ['r1', 'c1', 'sms'], 'halo 👋'))).toBe('halo 👋');
  });

  it('never gives the same ciphertext twice', () => {
    expect(seal(key, ['r1'], 'x')).not.toBe(seal(key, ['r1'], 'x'));
  });

  it.each([
    ['another key', () => open(newRing(), ['r1', 'c1'], seal(key, ['r1', 'c1'], 'x'))],
    ['another recipient', () => open(key, ['r1', 'c2'], seal(key, ['r1', 'c1'], 'x'))],
    ['a context whose parts are split elsewhere', () => open(key, ['r', '1c1'], seal(key, ['r1', 'c1'], 'x'))],
    ['a damaged value', () => open(key, ['r1'], `${seal(key, ['r1'], 'x').slice(0, -2)}AA`)],
    ['what is no sealed value', () => open(key, ['r1'], 'hello')],
  ])('refuses %s', (_, attempt) => {
    expect(attempt).toThrow(SealBroken);
  });
});

describe('the key of a person', () => {
  it('comes back from its wrapping, for that registration alone', () => {
    const person = newPersonKey(key, 'r1');
    const unwrapped = unwrapPersonKey(key, 'r1', person.wrapped);
    expect(unwrapped.sealing.key).toEqual(person.key.sealing.key);
    expect(() => unwrapPersonKey(key, 'r2', person.wrapped)).toThrow(SealBroken);
  });

  it('opens with the new master key alone once it was wrapped again, and stays the same key', () => {
    const [old, next] = [key.sealing, { id: '2', key: randomBytes(32) }];
    const person = newPersonKey(key, 'r1');
    const rewrapped = rewrapPersonKey(new KeyRing([next, old]), 'r1', person.wrapped);
    expect(unwrapPersonKey(new KeyRing([next]), 'r1', rewrapped).sealing).toEqual(person.key.sealing);
    expect(() => unwrapPersonKey(key, 'r1', rewrapped)).toThrow('seal-key-unknown');
  });

  it('is left as it is when it is wrapped with the first master key already', () => {
    const { wrapped } = newPersonKey(key, 'r1');
    expect(rewrapPersonKey(key, 'r1', wrapped)).toBe(wrapped);
  });

  it('encrypts bytes that open in their own context alone', () => {
    const bytes = randomBytes(5_000);
    const encrypted = encryptBytes(key, 'document-1', bytes);
    expect(encrypted.includes(bytes.subarray(0, 32))).toBe(false);
    expect(decryptBytes(key, 'document-1', encrypted)).toEqual(bytes);
    expect(() => decryptBytes(key, 'document-2', encrypted)).toThrow(SealBroken);
    expect(() => decryptBytes(key, 'document-1', Buffer.alloc(3))).toThrow(SealBroken);
  });
});

describe('blind index', () => {
  const indexKey = randomBytes(32);

  it('is the same for the same value and field, and differs by key and field', () => {
    expect(blindIndex(indexKey, 'nik', '3171')).toBe(blindIndex(indexKey, 'nik', '3171'));
    expect(blindIndex(indexKey, 'nik', '3171')).not.toBe(blindIndex(indexKey, 'phone', '3171'));
    expect(blindIndex(indexKey, 'nik', '3171')).not.toBe(blindIndex(randomBytes(32), 'nik', '3171'));
  });
});

describe('masking', () => {
  it('keeps what the owner recognises and no more', () => {
    expect(maskName('Siti Nurhaliza')).toBe('S*** N********');
    expect(maskName('I')).toBe('I*');
    expect(maskEmail('siti@example.id')).toBe('s***@example.id');
    expect(maskEmail('broken')).toBe('***');
    expect(maskPhone('+6281234567890')).toBe('+62*******7890');
  });
});
