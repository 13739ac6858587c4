import type { ReactNode } from 'react';
import { Link } from 'wouter';
import type { Registration } from '../../api/answers.js';
import { Notice } from '../../design/notice.js';
import { Summary } from '../../design/summary.js';
import { addressScreen, birthScreen, contactsScreen, identityScreen } from '../../registering/screens.js';
import { useTexts } from '../../texts/catalogue.js';
import { dateInWords } from '../../texts/dates.js';
import { useLanguage } from '../../texts/language.js';
import { reviewTexts } from './texts.js';

interface SectionProps {
  readonly title: string;
  readonly to: string;
  readonly children: ReactNode;
}

/** A group of answers with the way to change it. */
export function Section({ title, to, children }: SectionProps) {
  const t = useTexts(reviewTexts);
  return (
    <section className="panel section">
      <div className="section-head">
        <h2>{title}</h2>
        <Link href={to} className="text-button">
          {t.change}
          <span className="unseen">: {title}</span>
        </Link>
      </div>
      {children}
    </section>
  );
}

const grouped = (digits: string) => digits.replace(/(\d{4})(?=\d)/g, '$1 ');

/** Everything that was told, group by group. */
export function OwnData({ mine }: { readonly mine: Registration }) {
  const t = useTexts(reviewTexts);
  const language = useLanguage();
  const { person, contacts, warnings, suggestions } = mine;
  const { address } = person;
  const masked = (channel: string) => contacts.find((contact) => contact.channel === channel)?.masked;
  const advice = [...warnings, ...suggestions].map(({ detail }) => detail);
  return (
    <>
      {advice.length > 0 && (
        <Notice tone="warning" title={t.adviceTitle}>
          <ul>
            {advice.map((text) => (
              <li key={text}>{text}</li>
            ))}
          </ul>
        </Notice>
      )}
      <Section title={t.identity} to={identityScreen.path}>
        <Summary
          rows={[
            [
              t.nik,
              <span key="nik" className="number">
                {grouped(person.nik)}
              </span>,
            ],
            [
              t.kk,
              <span key="kk" className="number">
                {grouped(person.kk)}
              </span>,
            ],
            [t.name, person.name],
          ]}
        />
      </Section>
      <Section title={t.birth} to={birthScreen.path}>
        <Summary
          rows={[
            [t.birthPlace, person.birthPlace],
            [t.birthDate, dateInWords(person.birthDate, language)],
            [t.sex, t[person.sex]],
          ]}
        />
      </Section>
      <Section title={t.address} to={addressScreen.path}>
        <Summary
          rows={[
            [t.street, [address.street, address.rtRw && `RT/RW ${address.rtRw}`].filter(Boolean).join(', ')],
            [t.village, address.village],
            [t.district, address.district],
            [t.regency, address.regency],
            [t.province, [address.province, address.postalCode].filter(Boolean).join(' ')],
          ]}
        />
      </Section>
      <Section title={t.contacts} to={contactsScreen.path}>
        <Summary
          rows={[
            [t.email, masked('email')],
            [t.sms, masked('sms')],
          ]}
        />
      </Section>
    </>
  );
}
