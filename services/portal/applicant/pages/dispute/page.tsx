import { useQuery } from '@tanstack/react-query';
import { z } from 'zod';
import { disputeStatement } from '../../../../account/src/domain/dispute.js';
import { refusable } from '../../../../account/src/in/http/refusable.js';
import type { OpenDispute } from '../../api/answers.js';
import { ask } from '../../api/client.js';
import { forgetKey, keyFor } from '../../api/idempotency.js';
import { queries, registrationQuery } from '../../api/queries.js';
import { ButtonLink } from '../../design/button.js';
import { Notice } from '../../design/notice.js';
import { Form } from '../../forms/form.js';
import { LongTextField } from '../../forms/text-field.js';
import { Loaded } from '../../problems/loaded.js';
import { Page } from '../../shell/page.js';
import { useTexts } from '../../texts/catalogue.js';
import { timeInWib } from '../../texts/dates.js';
import { useLanguage } from '../../texts/language.js';
import { Evidence } from './evidence.js';
import { disputeTexts } from './texts.js';

const LONGEST_UNREAD = 8_000;
const PATH = '/api/v1/registrations/me/dispute';
const schema = z.object({ statement: refusable(disputeStatement, LONGEST_UNREAD) });

function Ask() {
  const t = useTexts(disputeTexts);
  const open = async (body: z.output<typeof schema>) => {
    await ask<OpenDispute>({ method: 'POST', path: PATH, body, idempotencyKey: keyFor(PATH, body) });
    forgetKey(PATH);
    await queries.invalidateQueries();
  };
  return (
    <>
      <p>{t.lead}</p>
      <Form
        schema={schema}
        defaults={{ statement: '' }}
        labels={{ statement: t.statement }}
        pointers={{ '/statement': 'statement' }}
        send={open}
        submit={t.send}
      >
        <LongTextField name="statement" hint={t.statementHint} />
      </Form>
    </>
  );
}

function Opened({ dispute }: { readonly dispute: OpenDispute }) {
  const t = useTexts(disputeTexts);
  const language = useLanguage();
  const isOpen = dispute.state === 'open';
  return (
    <>
      <Notice tone={isOpen ? 'guide' : 'neutral'} title={isOpen ? t.openTitle : t.closedTitle}>
        <p>{isOpen ? t.open(timeInWib(dispute.openedAt, language)) : t.closed}</p>
      </Notice>
      {isOpen && <Evidence />}
      <div className="actions">
        <ButtonLink kind="second" to="/akun">
          {t.toAccount}
        </ButtonLink>
      </div>
    </>
  );
}

/** Somebody whose NIK another registration holds says that it is theirs. */
export default function Dispute() {
  const t = useTexts(disputeTexts);
  const options = registrationQuery();
  const query = useQuery(options);
  return (
    <Page title={t.title} back="/akun">
      <Loaded query={query} of={options.queryKey}>
        {({ dispute }) => (dispute ? <Opened dispute={dispute} /> : <Ask />)}
      </Loaded>
    </Page>
  );
}
