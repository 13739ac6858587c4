import { z } from 'zod';
import type { Channel, Registration } from '../../api/answers.js';
import { ask } from '../../api/client.js';
import { queries } from '../../api/queries.js';
import { TextButton } from '../../design/button.js';
import { Form } from '../../forms/form.js';
import { email, phone } from '../../registering/screens.js';
import { useTexts } from '../../texts/catalogue.js';
import { AddressField } from './address-field.js';
import { changeContactTexts } from './texts.js';

interface CorrectProps {
  readonly channel: Channel;
  readonly onDone: () => void;
  readonly onCancel: () => void;
}

const schemas = { email: z.object({ value: email }), sms: z.object({ value: phone }) } as const;

/** A contact that was mistyped and is not proven. */
export function Correct({ channel, onDone, onCancel }: CorrectProps) {
  const t = useTexts(changeContactTexts);
  const save = async (body: { readonly value: string }) => {
    await ask<Registration>({ method: 'PUT', path: `/api/v1/registrations/me/contacts/${channel}`, body });
    await queries.invalidateQueries();
    onDone();
  };
  return (
    <>
      <p>{t.correctText}</p>
      <Form<{ readonly value: string }>
        schema={schemas[channel]}
        defaults={{ value: '' }}
        labels={{ value: channel === 'email' ? t.newEmail : t.newSms }}
        pointers={{ '/value': 'value' }}
        send={save}
        submit={t.save}
        beside={<TextButton onPress={onCancel}>{t.cancel}</TextButton>}
      >
        <AddressField channel={channel} />
      </Form>
    </>
  );
}
