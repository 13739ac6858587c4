import type { ReactNode } from 'react';
import { useState } from 'react';
import type { Earned, ResentGrant } from '../api/answers.js';
import { ask } from '../api/client.js';
import { CodeForm } from './code-form.js';
import { Resend } from './resend.js';

interface ReceiptStepProps {
  /** In seconds, from now. */
  readonly resendAfter: number;
  readonly onEarned: (earned: Earned) => Promise<void> | void;
  readonly beside?: ReactNode;
}

/** Proves a contact once more, in this browser: what it earns goes on to whoever asked for it. */
export function ReceiptStep({ resendAfter, onEarned, beside }: ReceiptStepProps) {
  const [after, setAfter] = useState(() => Date.now() + resendAfter * 1_000);
  const [sendsLeft, setSendsLeft] = useState<number>();
  const earn = async (code: string) => {
    const { body } = await ask<Earned>({ method: 'POST', path: '/api/v1/verifications/receipt', body: { code } });
    await onEarned(body);
  };
  const resend = async () => {
    const path = '/api/v1/verifications/receipt/resend';
    const { body } = await ask<ResentGrant>({ method: 'POST', path, body: {}, guarded: true });
    setAfter(Date.now() + body.resendAfterSeconds * 1_000);
    setSendsLeft(body.sendsLeftToday);
  };
  return (
    <>
      <CodeForm onCode={earn} beside={beside} />
      <Resend after={after} sendsLeft={sendsLeft} onResend={resend} />
    </>
  );
}
