import { useState } from 'react';
import { z } from 'zod';
import { presentPassword } from '../../../../account/src/in/http/password.js';
import type { Authorisation, Channel, ContactChange, Registration } from '../../api/answers.js';
import { ask } from '../../api/client.js';
import { forgetKey, keyFor } from '../../api/idempotency.js';
import { isProblem } from '../../api/problem.js';
import { queries } from '../../api/queries.js';
import { ReceiptStep } from '../../codes/receipt-step.js';
import { SentTo } from '../../codes/sent-to.js';
import { TextButton } from '../../design/button.js';
import { Form } from '../../forms/form.js';
import { PasswordField } from '../../forms/password-field.js';
import { email, phone } from '../../registering/screens.js';
import { useTexts } from '../../texts/catalogue.js';
import { AddressField } from './address-field.js';
import { changeContactTexts } from './texts.js';

interface ReplaceProps {
  readonly channel: Channel;
  readonly onDone: () => void;
  readonly onCancel: () => void;
}

type SentCode = ContactChange['codeSentTo'];
type Stage = { readonly at: 'address' } | { readonly at: 'present' | 'new'; readonly sentTo: SentCode };

const PATH = '/api/v1/registrations/me/contact-changes';
const RESEND_SECONDS = 60;
const schemas = {
  email: z.object({ value: email, password: presentPassword }),
  sms: z.object({ value: phone, password: presentPassword }),
} as const;

/** Another contact in the place of a proven one: the password, a present contact and the new one all have to agree. */
export function Replace({ channel, onDone, onCancel }: ReplaceProps) {
  const t = useTexts(changeContactTexts);
  const [stage, setStage] = useState<Stage>({ at: 'address' });

  const begin = async (values: { readonly value: string; readonly password: string }) => {
    const body = { channel, ...values };
    const idempotencyKey = keyFor(PATH, body);
    const { body: begun } = await ask<ContactChange>({ method: 'POST', path: PATH, body, idempotencyKey });
    forgetKey(PATH);
    setStage({ at: 'present', sentTo: begun.codeSentTo });
  };
  const authorise = async (receipt: string) => {
    const { body } = await ask<Authorisation>({
      method: 'PUT',
      path: `${PATH}/current/authorisation`,
      body: { receipt },
    });
    setStage({ at: 'new', sentTo: body.codeSentTo });
  };
  const finish = async (receipt: string) => {
    await ask<Registration>({ method: 'PUT', path: `${PATH}/current/proof`, body: { receipt } });
    await queries.invalidateQueries();
    onDone();
  };

  if (stage.at === 'address') {
    return (
      <>
        <p>{t.replaceText}</p>
        <Form<{ readonly value: string; readonly password: string }>
          schema={schemas[channel]}
          defaults={{ value: '', password: '' }}
          labels={{ value: channel === 'email' ? t.newEmail : t.newSms, password: t.password }}
          pointers={{ '/value': 'value', '/password': 'password' }}
          fieldOf={(problem) =>
            isProblem(problem, 'password-wrong') ? { name: 'password', text: problem.detail } : undefined
          }
          send={begin}
          submit={t.goOn}
          beside={<TextButton onPress={onCancel}>{t.cancel}</TextButton>}
        >
          <AddressField channel={channel} />
          <PasswordField name="password" autoComplete="current-password" />
        </Form>
      </>
    );
  }
  const step = stage.at === 'present' ? authorise : finish;
  return (
    <>
      <h2>{stage.at === 'present' ? t.firstCode : t.secondCode}</h2>
      <SentTo {...stage.sentTo} />
      <ReceiptStep
        key={stage.at}
        resendAfter={RESEND_SECONDS}
        onEarned={({ receipts: [receipt = ''] }) => step(receipt)}
        beside={<TextButton onPress={onCancel}>{t.cancel}</TextButton>}
      />
    </>
  );
}
