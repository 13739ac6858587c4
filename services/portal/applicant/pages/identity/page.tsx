import { TextField } from '../../forms/text-field.js';
import { DataScreen } from '../../registering/data-screen.js';
import { identityScreen } from '../../registering/screens.js';
import { useTexts } from '../../texts/catalogue.js';
import { identityTexts } from './texts.js';

export default function Identity() {
  const t = useTexts(identityTexts);
  return (
    <DataScreen
      screen={identityScreen}
      title={t.title}
      labels={{ nik: t.nik, kk: t.kk, name: t.name }}
      aside={<p>{t.why}</p>}
      fields={() => (
        <>
          <TextField name="nik" hint={t.nikHint} keyboard="numeric" autoComplete="off" look="digits" />
          <TextField name="kk" hint={t.kkHint} keyboard="numeric" autoComplete="off" look="digits" />
          <TextField name="name" hint={t.nameHint} autoComplete="name" capitals="words" />
        </>
      )}
    />
  );
}
