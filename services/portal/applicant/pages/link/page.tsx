import { useState } from 'react';
import type { Confirmation } from '../../api/answers.js';
import { ButtonLink } from '../../design/button.js';
import { Notice } from '../../design/notice.js';
import { takeToken } from '../../session/fragment-token.js';
import { usePresence } from '../../session/presence.js';
import { Page } from '../../shell/page.js';
import { useTexts } from '../../texts/catalogue.js';
import { Ask } from './ask.js';
import { linkTexts } from './texts.js';

function Done({ purpose }: { readonly purpose: Confirmation['purpose'] }) {
  const t = useTexts(linkTexts);
  const present = usePresence();
  const isLast = purpose === 'activate';
  return (
    <>
      <Notice tone="positive" title={isLast ? t.activatedTitle : t.verifiedTitle} urgent>
        <p>{isLast ? t.activated : t.verified}</p>
        <p>{t.close}</p>
      </Notice>
      <div className="actions">
        {present ? <ButtonLink to="/akun/kode">{t.goOn}</ButtonLink> : <ButtonLink to="/masuk">{t.login}</ButtonLink>}
      </div>
    </>
  );
}

/** Where a link of a message leads. Opening it changes nothing: mail scanners open links too. */
export default function LinkPage() {
  const t = useTexts(linkTexts);
  const [token] = useState(takeToken);
  const [confirmed, setConfirmed] = useState<Confirmation>();
  const [revoked, setRevoked] = useState(false);
  const present = usePresence();
  if (!token) {
    return (
      <Page title={t.missingTitle}>
        <p>{t.missing}</p>
        <div className="actions">
          <ButtonLink to={present ? '/akun/kode' : '/masuk'}>{present ? t.goOn : t.login}</ButtonLink>
        </div>
      </Page>
    );
  }
  return (
    <Page title={t.title}>
      {confirmed && <Done purpose={confirmed.purpose} />}
      {revoked && (
        <Notice tone="positive" title={t.revokedTitle} urgent>
          <p>{t.revoked}</p>
        </Notice>
      )}
      {!confirmed && !revoked && <Ask token={token} onConfirmed={setConfirmed} onRevoked={() => setRevoked(true)} />}
    </Page>
  );
}
