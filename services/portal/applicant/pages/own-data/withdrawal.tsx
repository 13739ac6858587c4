import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { z } from 'zod';
import { presentPassword } from '../../../../account/src/in/http/password.js';
import { ask } from '../../api/client.js';
import { isProblem } from '../../api/problem.js';
import { queries, registrationQuery } from '../../api/queries.js';
import { Button, TextButton } from '../../design/button.js';
import { Dialog } from '../../design/dialog.js';
import { Notice } from '../../design/notice.js';
import { Form } from '../../forms/form.js';
import { PasswordField } from '../../forms/password-field.js';
import { useTexts } from '../../texts/catalogue.js';
import { ownDataTexts } from './texts.js';

const schema = z.object({ password: presentPassword });

/** Ending the registration oneself: asked twice, and with the password. */
export function Withdrawal() {
  const t = useTexts(ownDataTexts);
  const [asked, setAsked] = useState(false);
  const { data: mine } = useQuery(registrationQuery());
  const withdraw = async (body: z.output<typeof schema>) => {
    await ask({ method: 'POST', path: '/api/v1/registrations/me/withdrawal', body });
    await queries.invalidateQueries();
    setAsked(false);
  };
  if (mine?.state === 'cancelled') {
    return mine.cancelled?.reason === 'withdrawn' ? (
      <Notice tone="neutral" title={t.withdrawnTitle}>
        <p>{t.withdrawn}</p>
      </Notice>
    ) : null;
  }
  return (
    <section className="panel">
      <h2>{t.withdrawTitle}</h2>
      <p>{t.withdrawText}</p>
      <Button kind="danger" onPress={() => setAsked(true)}>
        {t.withdraw}
      </Button>
      {asked && (
        <Dialog title={t.sureTitle} onClose={() => setAsked(false)}>
          <p>{t.withdrawText}</p>
          <Form
            scope="withdraw"
            schema={schema}
            defaults={{ password: '' }}
            labels={{ password: t.password }}
            pointers={{ '/password': 'password' }}
            fieldOf={(problem) =>
              isProblem(problem, 'password-wrong') ? { name: 'password', text: problem.detail } : undefined
            }
            send={withdraw}
            submit={t.sure}
            beside={<TextButton onPress={() => setAsked(false)}>{t.keep}</TextButton>}
          >
            <PasswordField name="password" autoComplete="current-password" />
          </Form>
        </Dialog>
      )}
    </section>
  );
}
