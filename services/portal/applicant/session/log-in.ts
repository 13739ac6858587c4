import { z } from 'zod';
import { loginSchema } from '../../../account/src/in/http/sessions.schemas.js';
import type { Session } from '../api/answers.js';
import { ask } from '../api/client.js';
import { forgetPerson, queries } from '../api/queries.js';
import { beginPresence, endPresence } from './presence.js';

const isNik = (name: string) => /^[\d\s.]*$/.test(name) && name.replace(/\D/g, '').length > 12;

/** A name and a password, checked as the service does: digits alone are a NIK, else it is a registration number. */
export const loginForm = z
  .object({ name: z.string(), password: z.string() })
  .transform(({ name, password }, context) => {
    const checked = loginSchema.safeParse({ [isNik(name) ? 'nik' : 'registrationNumber']: name, password });
    if (checked.success) return checked.data;
    for (const { path, message } of checked.error.issues)
      context.addIssue({ code: 'custom', message, path: [path[0] === 'password' ? 'password' : 'name'] });
    return z.NEVER;
  });

/** @throws Problem */
export async function logIn(body: z.output<typeof loginForm>): Promise<Session> {
  const { body: session } = await ask<Session>({ method: 'POST', path: '/api/v1/sessions', body });
  beginPresence();
  return session;
}

export async function logOut(): Promise<void> {
  await queries.cancelQueries();
  await ask({ method: 'DELETE', path: '/api/v1/sessions/current' });
  endPresence();
  forgetPerson();
}
