import { Link, useLocation } from 'wouter';
import { usePresence } from '../session/presence.js';
import { useTexts } from '../texts/catalogue.js';
import { chooseLanguage, useLanguage } from '../texts/language.js';
import { shellTexts } from './texts.js';

function Mark() {
  return (
    <svg viewBox="0 0 32 32" aria-hidden="true" focusable="false">
      <rect x="1" y="1" width="30" height="30" rx="8" fill="none" stroke="currentColor" strokeWidth="2" />
      <path
        d="M9 16.5l5 5 9-11"
        fill="none"
        stroke="currentColor"
        strokeWidth="3.2"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  );
}

function NavLink({ to, children }: { readonly to: string; readonly children: string }) {
  const [path] = useLocation();
  return (
    <li>
      <Link href={to} aria-current={path === to ? 'page' : undefined}>
        {children}
      </Link>
    </li>
  );
}

export function Head() {
  const t = useTexts(shellTexts);
  const present = usePresence();
  const other = useLanguage() === 'id' ? 'en' : 'id';
  return (
    <header className="band">
      <div className="band-inner">
        <Link href="/" className="mark">
          <Mark />
          Daftar
        </Link>
        <nav aria-label={t.mainNav}>
          <ul>
            <NavLink to="/pengumuman">{t.announcements}</NavLink>
            <NavLink to="/bantuan">{t.help}</NavLink>
            {present ? <NavLink to="/akun">{t.account}</NavLink> : <NavLink to="/masuk">{t.login}</NavLink>}
          </ul>
        </nav>
        <button type="button" className="switch" lang={other} onClick={() => chooseLanguage(other)}>
          {other === 'en' ? 'English' : 'Bahasa Indonesia'}
        </button>
      </div>
    </header>
  );
}
