import { useWatch } from 'react-hook-form';
import { z } from 'zod';
import { chosenPassword } from '../../../../account/src/in/http/password.js';
import { ask } from '../../api/client.js';
import { Form } from '../../forms/form.js';
import { useFormScope } from '../../forms/form-context.js';
import { PasswordField } from '../../forms/password-field.js';
import { Strength } from '../../registering/strength.js';
import { useTexts } from '../../texts/catalogue.js';
import { resetTexts } from './texts.js';

const schema = z.object({ password: chosenPassword });

function NewPassword() {
  const t = useTexts(resetTexts);
  const { control } = useFormScope().form;
  const typed: string = useWatch({ control, name: 'password' }) ?? '';
  return (
    <PasswordField
      name="password"
      autoComplete="new-password"
      hint={t.passwordHint}
      below={<Strength password={typed} />}
    />
  );
}

interface ChoosePasswordProps {
  readonly receipts: readonly string[];
  readonly onDone: () => void;
}

export function ChoosePassword({ receipts, onDone }: ChoosePasswordProps) {
  const t = useTexts(resetTexts);
  const save = async ({ password }: z.output<typeof schema>) => {
    await ask({ method: 'PUT', path: '/api/v1/password-resets/current', body: { receipts, password } });
    onDone();
  };
  return (
    <Form
      schema={schema}
      defaults={{ password: '' }}
      labels={{ password: t.password }}
      pointers={{ '/password': 'password' }}
      send={save}
      submit={t.save}
    >
      <NewPassword />
    </Form>
  );
}
