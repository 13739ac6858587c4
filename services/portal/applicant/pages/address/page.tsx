import { useWatch } from 'react-hook-form';
import { provinceNames } from '../../../../account/src/domain/provinces.js';
import { useFormScope } from '../../forms/form-context.js';
import { SelectField } from '../../forms/select-field.js';
import { TextField } from '../../forms/text-field.js';
import { DataScreen } from '../../registering/data-screen.js';
import { adviceOn } from '../../registering/nik-advice.js';
import { addressScreen } from '../../registering/screens.js';
import { useTexts } from '../../texts/catalogue.js';
import { useLanguage } from '../../texts/language.js';
import { addressTexts } from './texts.js';

interface SavedParts {
  readonly nik?: string;
  readonly province?: string;
}

function AddressFields({ nik, province: saved }: SavedParts) {
  const t = useTexts(addressTexts);
  const language = useLanguage();
  const { control } = useFormScope().form;
  const province: string = useWatch({ control, name: 'province' }) ?? '';
  const advice = adviceOn({ nik, province }, language);
  // A draft may hold a spelling that is not in the list.
  const options = !saved || provinceNames.includes(saved) ? provinceNames : [saved, ...provinceNames];
  return (
    <>
      <TextField name="street" hint={t.streetHint} autoComplete="street-address" capitals="words" />
      <TextField name="rtRw" hint={t.rtRwHint} optional look="narrow" autoComplete="off" />
      <TextField name="village" hint={t.villageHint} autoComplete="address-level4" capitals="words" />
      <TextField name="district" hint={t.districtHint} autoComplete="address-level3" capitals="words" />
      <TextField name="regency" hint={t.regencyHint} autoComplete="address-level2" capitals="words" />
      <SelectField
        name="province"
        options={options}
        autoComplete="address-level1"
        advice={advice['/person/address/province']}
      />
      <TextField
        name="postalCode"
        hint={t.postalCodeHint}
        optional
        look="narrow"
        keyboard="numeric"
        autoComplete="postal-code"
      />
    </>
  );
}

export default function Address() {
  const t = useTexts(addressTexts);
  return (
    <DataScreen
      screen={addressScreen}
      title={t.title}
      labels={t}
      aside={<p>{t.why}</p>}
      fields={(saved) => <AddressFields nik={saved?.person.nik} province={saved?.person.address.province} />}
    />
  );
}
