import { z } from 'zod';
import { wholePerson } from '../../../../account/src/in/http/person.schemas.js';
import { ask } from '../../api/client.js';
import { Rich } from '../../design/rich.js';
import { ChoiceField } from '../../forms/choice-field.js';
import { Form } from '../../forms/form.js';
import { TextField } from '../../forms/text-field.js';
import { useTexts } from '../../texts/catalogue.js';
import { resetTexts } from './texts.js';

const schema = z.object({
  nik: wholePerson.shape.nik,
  channel: z.enum(['email', 'sms'], { error: 'required' }),
});

interface Asked {
  readonly channel: 'email' | 'sms';
  readonly resendAfterSeconds: number;
}

/** Whose password, and by which way the code comes. The answer tells nobody whether there is such a registration. */
export function AskCode({ onAsked }: { readonly onAsked: (asked: Asked) => void }) {
  const t = useTexts(resetTexts);
  const request = async (body: z.output<typeof schema>) => {
    const path = '/api/v1/password-resets';
    onAsked((await ask<Asked>({ method: 'POST', path, body, guarded: true })).body);
  };
  return (
    <>
      <p>{t.lead}</p>
      <Form
        schema={schema}
        defaults={{ nik: '', channel: '' }}
        labels={{ nik: t.nik, channel: t.channel }}
        pointers={{ '/nik': 'nik', '/channel': 'channel' }}
        send={request}
        submit={t.ask}
      >
        <TextField name="nik" hint={t.nikHint} keyboard="numeric" autoComplete="off" look="digits" />
        <ChoiceField
          name="channel"
          choices={[
            { value: 'email', label: t.email },
            { value: 'sms', label: t.sms },
          ]}
        />
      </Form>
      <p className="small soft after-form">{t.draft}</p>
      <p className="small soft">
        <Rich text={t.both} links={['/bantuan']} />
      </p>
    </>
  );
}
