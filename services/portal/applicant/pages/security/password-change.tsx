import { useState } from 'react';
import { useWatch } from 'react-hook-form';
import { Link } from 'wouter';
import { z } from 'zod';
import { chosenPassword, presentPassword } from '../../../../account/src/in/http/password.js';
import { ask } from '../../api/client.js';
import { isProblem } from '../../api/problem.js';
import { queries } from '../../api/queries.js';
import { Notice } from '../../design/notice.js';
import { Form } from '../../forms/form.js';
import { useFormScope } from '../../forms/form-context.js';
import { PasswordField } from '../../forms/password-field.js';
import { Strength } from '../../registering/strength.js';
import { useTexts } from '../../texts/catalogue.js';
import { securityTexts } from './texts.js';

const schema = z.object({ currentPassword: presentPassword, newPassword: chosenPassword });

function NewPassword() {
  const { control } = useFormScope().form;
  const typed: string = useWatch({ control, name: 'newPassword' }) ?? '';
  return <PasswordField name="newPassword" autoComplete="new-password" below={<Strength password={typed} />} />;
}

/** A new password for somebody who knows the present one. */
export function PasswordChange() {
  const t = useTexts(securityTexts);
  const [changes, setChanges] = useState(0);
  const change = async (body: z.output<typeof schema>) => {
    await ask({ method: 'PUT', path: '/api/v1/registrations/me/password', body });
    await queries.invalidateQueries({ queryKey: ['sessions'] });
    setChanges((before) => before + 1);
  };
  return (
    <section className="panel">
      <h2>{t.password}</h2>
      {changes > 0 && (
        <Notice key={changes} tone="positive" urgent>
          <p>{t.changed}</p>
        </Notice>
      )}
      <p className="small soft">{t.passwordText}</p>
      <Form
        key={`form-${changes}`}
        schema={schema}
        defaults={{ currentPassword: '', newPassword: '' }}
        labels={{ currentPassword: t.currentPassword, newPassword: t.newPassword }}
        pointers={{ '/currentPassword': 'currentPassword', '/newPassword': 'newPassword' }}
        fieldOf={(problem) =>
          isProblem(problem, 'password-wrong') ? { name: 'currentPassword', text: problem.detail } : undefined
        }
        send={change}
        submit={t.change}
        beside={
          <Link href="/atur-ulang" className="alone">
            {t.forgotten}
          </Link>
        }
      >
        <PasswordField name="currentPassword" autoComplete="current-password" />
        <NewPassword />
      </Form>
    </section>
  );
}
