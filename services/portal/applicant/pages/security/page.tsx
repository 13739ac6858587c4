import { Page } from '../../shell/page.js';
import { useTexts } from '../../texts/catalogue.js';
import { Devices } from './devices.js';
import { PasswordChange } from './password-change.js';
import { securityTexts } from './texts.js';

export default function Security() {
  const t = useTexts(securityTexts);
  return (
    <Page title={t.title} back="/akun">
      <div className="stack">
        <Devices />
        <PasswordChange />
      </div>
    </Page>
  );
}
