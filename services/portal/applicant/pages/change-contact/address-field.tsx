import { useWatch } from 'react-hook-form';
import { suggestedDomain } from '../../../../account/src/domain/mail-domains.js';
import type { Channel } from '../../api/answers.js';
import { useFormScope } from '../../forms/form-context.js';
import { TextField } from '../../forms/text-field.js';
import { EmailAdvice } from '../../registering/email-advice.js';
import { useTexts } from '../../texts/catalogue.js';
import { changeContactTexts } from './texts.js';

/** The right address or number. */
export function AddressField({ channel }: { readonly channel: Channel }) {
  const t = useTexts(changeContactTexts);
  const { form } = useFormScope();
  const value: string = useWatch({ control: form.control, name: 'value' }) ?? '';
  if (channel === 'sms')
    return <TextField name="value" type="tel" keyboard="tel" autoComplete="tel" hint={t.smsHint} />;
  const meant = /@[^@]+\.[a-z]{2,}$/i.test(value) ? suggestedDomain(value) : undefined;
  return (
    <TextField
      name="value"
      type="email"
      keyboard="email"
      autoComplete="email"
      capitals="none"
      hint={t.emailHint}
      advice={meant && <EmailAdvice email={value} domain={meant} onTake={(better) => form.setValue('value', better)} />}
    />
  );
}
