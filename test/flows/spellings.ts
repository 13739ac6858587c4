/** Every way in which a value could stand readable: clear, in base64 at any offset, or URL-encoded. */
export function spellingsOf(value: string): string[] {
  const encoded = [0, 1, 2].flatMap((offset) => {
    const text = Buffer.concat([Buffer.alloc(offset), Buffer.from(value)]).toString('base64');
    // The digits that also depend on what stands before or after the value say nothing.
    const core = text.replace(/=+$/, '').slice(offset === 0 ? 0 : offset + 1, -2);
    return [core, core.replaceAll('+', '-').replaceAll('/', '_')];
  });
  return [
    ...new Set([
      value,
      value.toLowerCase(),
      encodeURIComponent(value),
      new URLSearchParams({ v: value }).toString().slice(2),
      ...encoded,
    ]),
  ].filter((text) => text.length >= 6);
}

/** A phone number as people and systems write it. */
export function phoneSpellings(e164: string): string[] {
  const national = e164.replace(/^\+62/, '');
  return [
    e164,
    `62${national}`,
    `0${national}`,
    national,
    `0${national.slice(0, 3)}-${national.slice(3, 7)}-${national.slice(7)}`,
    `0${national.slice(0, 3)} ${national.slice(3, 7)} ${national.slice(7)}`,
  ];
}

/** A secret with the name that a failing test may print. */
export interface Secret {
  readonly name: string;
  readonly value: string;
}

// Six digits stand inside ids and offsets by chance; a code that leaks stands by itself.
const standsAlone = (text: string, code: string) => new RegExp(`(?<![0-9A-Za-z.])${code}(?![0-9A-Za-z])`).test(text);

/** The names of the secrets that stand in a text, in any spelling. */
export function secretsIn(text: string, secrets: readonly Secret[]): string[] {
  const stands = (value: string) =>
    spellingsOf(value).some((spelling) =>
      /^\d{6}$/.test(spelling) ? standsAlone(text, spelling) : text.includes(spelling),
    );
  return secrets.filter(({ value }) => stands(value)).map(({ name }) => name);
}
