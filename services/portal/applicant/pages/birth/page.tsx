import { useWatch } from 'react-hook-form';
import { ChoiceField } from '../../forms/choice-field.js';
import { DateField } from '../../forms/date-field.js';
import { dateOf } from '../../forms/date-parts.js';
import { useFormScope } from '../../forms/form-context.js';
import { TextField } from '../../forms/text-field.js';
import { DataScreen } from '../../registering/data-screen.js';
import { adviceOn } from '../../registering/nik-advice.js';
import { birthScreen } from '../../registering/screens.js';
import { useTexts } from '../../texts/catalogue.js';
import { useLanguage } from '../../texts/language.js';
import { birthTexts } from './texts.js';

function BirthFields({ nik }: { readonly nik: string | undefined }) {
  const t = useTexts(birthTexts);
  const language = useLanguage();
  const { control } = useFormScope().form;
  const [parts, sex] = useWatch({ control, name: ['birthDate', 'sex'] });
  const advice = adviceOn({ nik, birthDate: dateOf(parts ?? {}), sex }, language);
  return (
    <>
      <TextField name="birthPlace" hint={t.birthPlaceHint} autoComplete="off" capitals="words" />
      <DateField name="birthDate" hint={t.birthDateHint} advice={advice['/person/birthDate']} />
      <ChoiceField
        name="sex"
        choices={[
          { value: 'female', label: t.female },
          { value: 'male', label: t.male },
        ]}
        advice={advice['/person/sex']}
      />
    </>
  );
}

export default function Birth() {
  const t = useTexts(birthTexts);
  return (
    <DataScreen
      screen={birthScreen}
      title={t.title}
      labels={{ birthPlace: t.birthPlace, birthDate: t.birthDate, sex: t.sex }}
      aside={<p>{t.why}</p>}
      fields={(saved) => <BirthFields nik={saved?.person.nik} />}
    />
  );
}
