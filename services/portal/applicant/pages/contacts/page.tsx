import { useWatch } from 'react-hook-form';
import { suggestedDomain } from '../../../../account/src/domain/mail-domains.js';
import type { VersionedRegistration } from '../../api/queries.js';
import { useFormScope } from '../../forms/form-context.js';
import { TextField } from '../../forms/text-field.js';
import { DataScreen } from '../../registering/data-screen.js';
import { EmailAdvice } from '../../registering/email-advice.js';
import { contactsScreen } from '../../registering/screens.js';
import { useTexts } from '../../texts/catalogue.js';
import { contactsTexts } from './texts.js';

function ContactFields({ saved }: { readonly saved?: VersionedRegistration }) {
  const t = useTexts(contactsTexts);
  const { form } = useFormScope();
  const email: string = useWatch({ control: form.control, name: 'email' }) ?? '';
  const meant = /@[^@]+\.[a-z]{2,}$/i.test(email) ? suggestedDomain(email) : undefined;
  const now = (channel: string) => saved?.contacts.find((contact) => contact.channel === channel)?.masked;
  const [mail, number] = [now('email'), now('sms')];
  return (
    <>
      <TextField
        name="email"
        type="email"
        keyboard="email"
        autoComplete="email"
        capitals="none"
        hint={mail ? t.present(mail) : t.emailHint}
        advice={
          meant && <EmailAdvice email={email} domain={meant} onTake={(better) => form.setValue('email', better)} />
        }
      />
      <TextField
        name="phone"
        type="tel"
        keyboard="tel"
        autoComplete="tel"
        hint={number ? t.present(number) : t.phoneHint}
      />
    </>
  );
}

export default function Contacts() {
  const t = useTexts(contactsTexts);
  return (
    <DataScreen
      screen={contactsScreen}
      title={t.title}
      labels={{ email: t.email, phone: t.phone }}
      aside={<p>{t.why}</p>}
      fields={(saved) => <ContactFields saved={saved} />}
    />
  );
}
