/** One key with the id that the values sealed with it carry. */
export interface RingKey {
  readonly id: string;
  /** 32 bytes, for AES-256. */
  readonly key: Buffer;
}

const KEY_BYTES = 32;
// Short: a bare key in base64, given by mistake without its id, must not be taken for an id and repeated in an error.
const ID = /^[a-z0-9-]{1,16}$/;
const BASE64_OF_32_BYTES = /^[A-Za-z0-9+/]{43}=$/;

// What was sealed before there were rings carries it.
const FIRST_KEY_ID = '1';

/** A ring cannot be made of these keys. Says which key is wrong, by its id or its place, and never its value. */
export class KeyRingInvalid extends Error {
  constructor(problem: string) {
    super(problem);
    this.name = 'KeyRingInvalid';
  }
}

/** Keys in order: the first one seals, all of them open. Its keys do not show when it is printed or serialised. */
export class KeyRing {
  readonly #keys: ReadonlyMap<string, Buffer>;
  readonly #sealing: RingKey;

  /** @throws KeyRingInvalid for no key, a wrong id or length, and an id or a key that occurs twice. */
  constructor(keys: readonly RingKey[]) {
    keys.forEach(({ id, key }, i) => {
      if (!ID.test(id)) throw new KeyRingInvalid(`key ${i + 1} has no id of 1 to 16 lower-case letters, digits or -`);
      if (key.length !== KEY_BYTES) throw new KeyRingInvalid(`key "${id}" must be 32 bytes`);
      const before = keys.slice(0, i).find((other) => other.id === id || other.key.equals(key));
      if (before?.id === id) throw new KeyRingInvalid(`the id "${id}" occurs twice`);
      if (before) throw new KeyRingInvalid(`key "${id}" is the same as key "${before.id}"`);
    });
    const [sealing] = keys;
    if (!sealing) throw new KeyRingInvalid('there is no key');
    this.#sealing = sealing;
    this.#keys = new Map(keys.map(({ id, key }) => [id, key]));
  }

  /** A ring of one key, with the id `1`. */
  static of(key: Buffer): KeyRing {
    return new KeyRing([{ id: FIRST_KEY_ID, key }]);
  }

  /** The key that new values are sealed with. */
  get sealing(): RingKey {
    return this.#sealing;
  }

  /** The key with that id; undefined when the ring does not have it. */
  find(id: string): Buffer | undefined {
    return this.#keys.get(id);
  }
}

/**
 * Reads a ring that is written `id=base64,id=base64`, with commas or line breaks between its keys: the first one
 * seals, all of them open.
 * @throws KeyRingInvalid which names the key that is wrong, by its id or its place, and never its value.
 */
export function parseKeyRing(text: string): KeyRing {
  return new KeyRing(
    text
      .trim()
      .split(/\s*[,\n]\s*/)
      .map((entry, i) => ringKey(entry, i + 1)),
  );
}

function ringKey(entry: string, place: number): RingKey {
  const [, id, value] = /^([^=]*)=(?!=*$)(.*)$/.exec(entry) ?? [];
  if (!id || !value || !ID.test(id)) throw new KeyRingInvalid(`key ${place} must be written id=base64`);
  if (!BASE64_OF_32_BYTES.test(value)) throw new KeyRingInvalid(`key "${id}" must be 32 bytes in base64`);
  return { id, key: Buffer.from(value, 'base64') };
}
