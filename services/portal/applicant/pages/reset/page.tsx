import { useState } from 'react';
import type { Channel } from '../../api/answers.js';
import { ReceiptStep } from '../../codes/receipt-step.js';
import { ButtonLink, TextButton } from '../../design/button.js';
import { Notice } from '../../design/notice.js';
import { endPresence } from '../../session/presence.js';
import { Page } from '../../shell/page.js';
import { useTexts } from '../../texts/catalogue.js';
import { AskCode } from './ask-code.js';
import { ChoosePassword } from './choose-password.js';
import { resetTexts } from './texts.js';

interface Asked {
  readonly channel: Channel;
  readonly resendAfterSeconds: number;
}

type Stage =
  | { readonly at: 'nik' }
  | { readonly at: 'code'; readonly asked: Asked; readonly another: boolean }
  | { readonly at: 'password'; readonly receipts: readonly string[] }
  | { readonly at: 'done' };

/** Getting back in without the password. What proves it is kept in memory, and in a cookie that script cannot read. */
export default function Reset() {
  const t = useTexts(resetTexts);
  const [stage, setStage] = useState<Stage>({ at: 'nik' });
  const titles = { nik: t.title, code: t.codeTitle, password: t.passwordTitle, done: t.doneTitle } as const;
  const finished = () => {
    endPresence();
    setStage({ at: 'done' });
  };
  return (
    <Page key={stage.at} title={titles[stage.at]} focus={stage.at !== 'nik'}>
      {stage.at === 'nik' && <AskCode onAsked={(asked) => setStage({ at: 'code', asked, another: false })} />}
      {stage.at === 'code' && (
        <>
          {stage.another && (
            <Notice tone="positive" urgent>
              <p>{t.another}</p>
            </Notice>
          )}
          {!stage.another && <p>{stage.asked.channel === 'email' ? t.sentEmail : t.sentSms}</p>}
          <ReceiptStep
            key={stage.another ? 'second' : 'first'}
            resendAfter={stage.asked.resendAfterSeconds}
            onEarned={({ done, receipts }) =>
              setStage(done ? { at: 'password', receipts } : { ...stage, another: true })
            }
          />
          <TextButton onPress={() => setStage({ at: 'nik' })}>{t.startOver}</TextButton>
        </>
      )}
      {stage.at === 'password' && <ChoosePassword receipts={stage.receipts} onDone={finished} />}
      {stage.at === 'done' && (
        <>
          <Notice tone="positive">
            <p>{t.done}</p>
          </Notice>
          <ButtonLink to="/masuk">{t.login}</ButtonLink>
        </>
      )}
    </Page>
  );
}
