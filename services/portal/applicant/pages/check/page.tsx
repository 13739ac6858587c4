import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { CheckedCard } from '../../api/answers.js';
import { ask } from '../../api/client.js';
import { Notice } from '../../design/notice.js';
import { Summary } from '../../design/summary.js';
import { Loaded } from '../../problems/loaded.js';
import { Working } from '../../problems/working.js';
import { takeToken } from '../../session/fragment-token.js';
import { Page } from '../../shell/page.js';
import { useTexts } from '../../texts/catalogue.js';
import { checkTexts } from './texts.js';

const grouped = (code: string) => code.replace(/(.{4})(?=.)/g, '$1 ');

function Result({ token }: { readonly token: string }) {
  const t = useTexts(checkTexts);
  const queryKey = ['card', token];
  const query = useQuery({
    queryKey,
    queryFn: async ({ signal }) => {
      const path = '/api/v1/proofs/check';
      return (await ask<CheckedCard>({ method: 'POST', path, body: { token }, guarded: true, signal })).body;
    },
  });
  return (
    <Loaded query={query} of={queryKey} waiting={<Working busy />}>
      {(card) =>
        card.valid ? (
          <Notice tone="positive" title={t.validTitle} urgent>
            <p>{t.valid}</p>
            <Summary
              rows={[
                [t.name, card.maskedName],
                [
                  t.code,
                  <span key="code" className="number">
                    {grouped(card.checkCode)}
                  </span>,
                ],
              ]}
            />
          </Notice>
        ) : (
          <Notice tone="negative" title={t.invalidTitle} urgent>
            <p>{t.invalid}</p>
          </Notice>
        )
      }
    </Loaded>
  );
}

/** For anyone who was shown a card. The token of its QR code stands in the fragment, which no server sees. */
export default function Check() {
  const t = useTexts(checkTexts);
  const [token] = useState(takeToken);
  return (
    <Page title={t.title}>
      {token && <Result token={token} />}
      <section className="next">
        <h2>{t.howTitle}</h2>
        <p>{t.how}</p>
        <p className="soft">{t.onlyThis}</p>
      </section>
    </Page>
  );
}
