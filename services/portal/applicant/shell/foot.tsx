import { Link } from 'wouter';
import { useTexts } from '../texts/catalogue.js';
import { shellTexts } from './texts.js';

export function Foot() {
  const t = useTexts(shellTexts);
  const links = [
    ['/pengumuman', t.announcements],
    ['/bantuan', t.help],
    ['/periksa', t.check],
    ['/privasi', t.privacy],
    ['/aksesibilitas', t.accessibility],
  ] as const;
  return (
    <footer className="foot">
      <div className="foot-inner">
        <nav aria-label={t.footNav}>
          <ul>
            {links.map(([to, name]) => (
              <li key={to}>
                <Link href={to}>{name}</Link>
              </li>
            ))}
            <li>
              <a href="/api/docs">{t.developers}</a>
            </li>
          </ul>
        </nav>
        <div>
          <p>
            <b>{t.free}</b> {t.freeText}
          </p>
          <p>{t.official(location.host)}</p>
        </div>
      </div>
    </footer>
  );
}
