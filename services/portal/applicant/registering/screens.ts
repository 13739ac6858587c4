import type { FieldValues } from 'react-hook-form';
import { z } from 'zod';
import { emailAddress } from '../../../account/src/domain/contact-address.js';
import { chosenPassword } from '../../../account/src/in/http/password.js';
import { wholePerson } from '../../../account/src/in/http/person.schemas.js';
import { refusable } from '../../../account/src/in/http/refusable.js';
import { dateOf } from '../forms/date-parts.js';
import { type Prepare, withoutEmpty } from '../forms/resolver.js';
import { phoneNumber } from './phone-number.js';

const { nik, kk, name, birthPlace, birthDate, sex, address } = wholePerson.shape;

export const email = refusable(emailAddress);
export const phone = refusable(phoneNumber);

/** A screen of the form: what it asks for, checked as the service does. */
export interface Screen<T = FieldValues> {
  readonly path: string;
  readonly schema: z.ZodType<T>;
  readonly prepare?: Prepare;
}

const screen = <T>(part: string, schema: z.ZodType<T>, prepare?: Prepare): Screen<T> => ({
  path: `/daftar/data-diri/${part}`,
  schema,
  prepare,
});

export const identityScreen = screen('identitas', z.object({ nik, kk, name }));
export const birthScreen = screen('kelahiran', z.object({ birthPlace, birthDate, sex }), (values) => ({
  ...values,
  birthDate: dateOf(values.birthDate ?? {}),
}));
export const addressScreen = screen('alamat', z.object(address.shape));
export const contactsScreen = screen('kontak', z.object({ email, phone }));
export const passwordScreen = screen(
  'kata-sandi',
  z.object({
    password: chosenPassword,
    consent: z.literal(true, { error: 'consent-needed' }),
    swafoto: z.boolean().default(false),
  }),
);

/** In the order in which they are asked. */
export const screens: readonly Screen[] = [
  identityScreen,
  birthScreen,
  addressScreen,
  contactsScreen,
  passwordScreen,
] as readonly Screen[];

const checked = ({ schema, prepare = (values) => values }: Screen, values: FieldValues) =>
  schema.safeParse(withoutEmpty(prepare(values)));

/** The first screen that still asks for something; undefined when nothing is missing. */
export function firstIncomplete(values: FieldValues): Screen | undefined {
  return screens.find((one) => !checked(one, values).success);
}

/** Everything, tidied; undefined while something is missing. */
export function whole(values: FieldValues): FieldValues | undefined {
  const parts = screens.map((one) => checked(one, values));
  if (!parts.every((part) => part.success)) return undefined;
  return Object.assign({}, ...parts.map(({ data }) => data));
}
