import { useState } from 'react';
import { Link } from 'wouter';
import type { Confirmation, Resent, Verification } from '../../api/answers.js';
import { ask } from '../../api/client.js';
import type { VersionedRegistration } from '../../api/queries.js';
import { CodeForm } from '../../codes/code-form.js';
import { Resend } from '../../codes/resend.js';
import { SentTo } from '../../codes/sent-to.js';
import { codeTexts } from '../../codes/texts.js';
import { useTexts } from '../../texts/catalogue.js';
import { timeInWib } from '../../texts/dates.js';
import { useLanguage } from '../../texts/language.js';

interface StepProps {
  readonly mine: VersionedRegistration;
  readonly step: Verification['steps'][number];
  readonly progress: Verification;
  readonly onChange: () => Promise<void>;
}

/** Typing the code of one contact, and everything that helps when it does not come. */
export function Step({ mine, step, progress, onChange }: StepProps) {
  const t = useTexts(codeTexts);
  const language = useLanguage();
  const { channel, contactId, deadline } = step;
  const [after, setAfter] = useState(() => Date.parse(progress.resendAfter ?? '') || 0);
  const masked = mine.contacts.find((contact) => contact.contactId === contactId)?.masked ?? '';

  const confirm = async (code: string) => {
    await ask<Confirmation>({ method: 'POST', path: '/api/v1/verifications/code', body: { code } });
    await onChange();
  };
  const resend = async (other?: string) => {
    const body = other ? { channel: other } : {};
    const { body: resent } = await ask<Resent>({
      method: 'POST',
      path: '/api/v1/verifications/resend',
      body,
      guarded: true,
    });
    setAfter(Date.now() + resent.resendAfterSeconds * 1_000);
    await onChange();
  };

  return (
    <>
      <SentTo channel={channel} masked={masked} />
      <p>
        <Link href="/ganti-kontak" className="alone">
          {t.wrongAddress}
        </Link>
      </p>
      <CodeForm onCode={confirm} />
      <Resend after={after} other={progress.otherChannel} sendsLeft={progress.sendsLeftToday} onResend={resend} />
      <p className="small soft">{t.link}</p>
      {deadline.paused && <p>{t.paused}</p>}
      {deadline.until && <p className="small soft">{t.deadline(timeInWib(deadline.until, language))}</p>}
    </>
  );
}
