import type { ReactNode } from 'react';
import type { Session } from '../api/answers.js';
import { Form } from '../forms/form.js';
import { PasswordField } from '../forms/password-field.js';
import { TextField } from '../forms/text-field.js';
import { useTexts } from '../texts/catalogue.js';
import { logIn, loginForm } from './log-in.js';
import { sessionTexts } from './texts.js';

interface LoginFormProps {
  readonly onLogin: (session: Session) => void;
  readonly beside?: ReactNode;
  readonly scope?: string;
}

const pointers = { '/nik': 'name', '/registrationNumber': 'name', '/password': 'password' };

/** Logging in, on its page and over any other. */
export function LoginForm({ onLogin, beside, scope }: LoginFormProps) {
  const t = useTexts(sessionTexts);
  return (
    <Form
      schema={loginForm}
      defaults={{ name: '', password: '' }}
      labels={{ name: t.name, password: t.password }}
      pointers={pointers}
      send={async (body) => onLogin(await logIn(body))}
      submit={t.login}
      beside={beside}
      scope={scope}
    >
      <TextField name="name" hint={t.nameHint} autoComplete="username" capitals="none" />
      <PasswordField name="password" autoComplete="current-password" />
    </Form>
  );
}
