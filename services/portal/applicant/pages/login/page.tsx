import { useState } from 'react';
import { Link, Redirect, useLocation, useSearch } from 'wouter';
import type { Session } from '../../api/answers.js';
import { Notice } from '../../design/notice.js';
import { LoginForm } from '../../session/login-form.js';
import { isPresent } from '../../session/presence.js';
import { sessionTexts } from '../../session/texts.js';
import { Page } from '../../shell/page.js';
import { pageAt } from '../../site-map.js';
import { useTexts } from '../../texts/catalogue.js';
import { loginTexts } from './texts.js';

/** Where to go on after logging in: a page of this site, and nothing else that a link might say. */
function wayOn(search: string): string | undefined {
  const wanted = new URLSearchParams(search).get('lanjut') ?? '';
  return pageAt(wanted) ? wanted : undefined;
}

const byState: Readonly<Record<Session['state'], string>> = {
  draft: '/daftar/dokumen',
  submitted: '/akun/kode',
  verified: '/akun/kode',
  active: '/akun',
  cancelled: '/akun',
};

export default function Login() {
  const t = useTexts(loginTexts);
  const s = useTexts(sessionTexts);
  const [, navigate] = useLocation();
  const wanted = wayOn(useSearch());
  const [wasPresent] = useState(isPresent);
  if (wasPresent) return <Redirect to={wanted ?? '/akun'} replace />;
  return (
    <Page
      title={t.title}
      aside={
        <>
          <h2>{t.asideTitle}</h2>
          <p>{t.asideNumber}</p>
          <p>
            <Link href="/daftar" className="alone">
              {t.register}
            </Link>
          </p>
        </>
      }
    >
      {wanted && (
        <Notice tone="guide">
          <p>{t.first}</p>
        </Notice>
      )}
      <LoginForm
        onLogin={({ state }) => navigate(wanted ?? byState[state], { replace: true })}
        beside={
          <Link href="/atur-ulang" className="alone">
            {s.forgotten}
          </Link>
        }
      />
    </Page>
  );
}
