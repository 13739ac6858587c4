import { commonForms, commonPasswords } from './common-passwords.js';
import { Refused } from './refused.js';

export const LONGEST_PASSWORD = 128;
const FEWEST_DIFFERENT = 5;

/** Keyboards send é as one character or as two: one spelling for all of them (NIST SP 800-63B-4, 3.1.1.2). */
export function spelledPassword(text: string): string {
  return text.normalize('NFKC');
}

/** What others may know of a person. */
export interface PersonalFacts {
  readonly nik: string;
  readonly kk: string;
  readonly name: string;
  /** YYYY-MM-DD. */
  readonly birthDate: string;
  /** E-mail addresses, and phone numbers in E.164. */
  readonly addresses: readonly string[];
}

// Half a character, and what no keyboard types: such a password could not be entered a second time.
const UNTYPABLE = /[\p{Cs}\p{Cc}\p{Zl}\p{Zp}]/u;
// Invisible characters make nothing longer.
const INVISIBLE = /\p{Cf}/gu;

const lengthOf = (text: string) => [...text.replace(INVISIBLE, '')].length;
const digitsOf = (text: string) => text.replace(/\D/g, '');
const lettersOf = (text: string) => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');

/** "abcabcabcabc", "aabbaabbaabb", "123456789012", "zyxwvutsrqpo". */
function repeats(password: string, shortest: number): boolean {
  const lower = [...password.toLowerCase()];
  const codes = lower.map((character) => character.codePointAt(0) ?? 0);
  const steps = codes.slice(1).map((code, n) => code - (codes[n] ?? 0));
  // After 9 comes 0.
  const counts = [1, -1].some((step) => steps.every((found) => found === step || found === -9 * step));
  const [, unit] = /^(.+?)\1+$/su.exec(lower.join('')) ?? [];
  const isOneUnit = unit !== undefined && lengthOf(unit) < shortest;
  return counts || isOneUnit || new Set(lower).size < FEWEST_DIFFERENT;
}

function writtenDates(birthDate: string): readonly string[] {
  const [year = '', month = '', day = ''] = birthDate.split('-');
  return [day + month + year, year + month + day, month + day + year, day + month + year.slice(2)];
}

const LEAST_NAME = 4;
const LEAST_LOCAL_PART = 4;
const holds = (password: string, parts: readonly string[]) =>
  parts.some((part) => part.length > 0 && password.includes(part));

/** Which field of the person a password holds. */
function personalPart(password: string, facts: PersonalFacts) {
  const [lower, letters, digits] = [password.toLowerCase(), lettersOf(password), digitsOf(password)];
  const names = facts.name.toLowerCase().split(/[^\p{L}\p{M}'’-]+/u);
  const mails = facts.addresses.filter((address) => address.includes('@'));
  const phones = facts.addresses.filter((address) => !address.includes('@'));
  const locals = mails.map((address) => address.slice(0, address.lastIndexOf('@')).toLowerCase());
  // Without the country's code, so that 08…, 62… and +62… are found alike.
  const numbers = phones.map((number) => number.replace(/^\+62/, '').replace(/^\+/, ''));
  const found = {
    nik: holds(digits, [facts.nik, facts.kk]),
    name:
      holds(
        lower,
        names.filter((name) => name.length >= LEAST_NAME),
      ) || letters.includes(lettersOf(facts.name)),
    contact:
      holds(
        lower,
        locals.filter((local) => local.length >= LEAST_LOCAL_PART),
      ) || holds(digits, numbers),
    'birth-date': holds(digits, writtenDates(facts.birthDate)),
  } as const;
  return (Object.keys(found) as (keyof typeof found)[]).find((field) => found[field]);
}

/** Which passwords may be chosen. There is no rule on which characters they hold: those make people write them down. */
export class PasswordPolicy {
  private common: ReadonlySet<string> | undefined;

  constructor(
    /** In characters; NIST SP 800-63B-4 asks for 8 at least, and 15 where nothing else guards the account. */
    readonly shortest = 12,
    /** Passwords that are refused besides those of the list that comes with the product; in lower case. */
    private readonly alsoCommon: readonly string[] = [],
    /** Passwords from leaks, in lower case; asked for once, with the first password. */
    private readonly leaked: () => readonly string[] = () => [],
  ) {}

  /** A password that anybody may choose. @throws Refused */
  chosen(text: string): string {
    const password = spelledPassword(text);
    if (UNTYPABLE.test(password)) throw new Refused('password-characters');
    // Of the text too: one character may be spelled as eighteen.
    if (Math.min(lengthOf(text), lengthOf(password)) < this.shortest) throw new Refused('password-too-short');
    if (lengthOf(password) > LONGEST_PASSWORD) throw new Refused('password-too-long');
    if (repeats(password, this.shortest)) throw new Refused('password-repeats');
    this.common ??= new Set([...commonPasswords(), ...this.alsoCommon, ...this.leaked()]);
    if (commonForms(password).some((form) => this.common?.has(form))) throw new Refused('password-common');
    return password;
  }

  /** A password that this person may choose: it holds nothing that others may know of them. @throws Refused */
  chosenBy(facts: PersonalFacts, text: string): string {
    const password = this.chosen(text);
    const part = personalPart(password, facts);
    if (part) throw new Refused(`password-personal-${part}`);
    return password;
  }
}
