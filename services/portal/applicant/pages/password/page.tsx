import { useWatch } from 'react-hook-form';
import { Rich } from '../../design/rich.js';
import { CheckField } from '../../forms/choice-field.js';
import { useFormScope } from '../../forms/form-context.js';
import { PasswordField } from '../../forms/password-field.js';
import { DataScreen } from '../../registering/data-screen.js';
import { passwordScreen } from '../../registering/screens.js';
import { Strength } from '../../registering/strength.js';
import { useTexts } from '../../texts/catalogue.js';
import { passwordTexts } from './texts.js';

function PasswordFields() {
  const t = useTexts(passwordTexts);
  const { control } = useFormScope().form;
  const password: string = useWatch({ control, name: 'password' }) ?? '';
  return (
    <>
      <PasswordField
        name="password"
        autoComplete="new-password"
        hint={t.passwordHint}
        below={<Strength password={password} />}
      />
      <CheckField name="consent">
        <Rich text={t.consentText} links={['/privasi']} />
      </CheckField>
      <CheckField name="swafoto" hint={t.swafotoHint}>
        {t.swafotoText}
      </CheckField>
    </>
  );
}

export default function Password() {
  const t = useTexts(passwordTexts);
  return (
    <DataScreen
      screen={passwordScreen}
      title={t.title}
      labels={{ password: t.password, consent: t.consent, swafoto: t.swafoto }}
      aside={<p>{t.why}</p>}
      fields={() => <PasswordFields />}
      firstOnly
    />
  );
}
