import { useLocation } from 'wouter';
import { z } from 'zod';
import type { Committed, Period, Registration, Requirement, StoredDocument, Submission } from '../../api/answers.js';
import { ask } from '../../api/client.js';
import { isProblem } from '../../api/problem.js';
import { queries } from '../../api/queries.js';
import { ButtonLink } from '../../design/button.js';
import { Notice } from '../../design/notice.js';
import { isHandedIn, missing, newestByKind } from '../../documents/use-documents.js';
import { ChoiceField } from '../../forms/choice-field.js';
import { Form } from '../../forms/form.js';
import { useTexts } from '../../texts/catalogue.js';
import { reviewTexts } from './texts.js';

interface RegisterProps {
  readonly mine: Registration;
  readonly policy: Period['policy'];
  readonly requirements: readonly Requirement[];
  readonly documents: readonly StoredDocument[];
}

/** The receipts of everything that is handed in. Asking for one twice gives the same. */
async function receiptsOf(documents: readonly StoredDocument[]): Promise<string[]> {
  const handedIn = [...newestByKind(documents).values()].filter(isHandedIn);
  const commits = handedIn.map(({ documentId }) =>
    ask<Committed>({ method: 'POST', path: `/api/v1/documents/${documentId}/commit` }),
  );
  return (await Promise.all(commits)).map(({ body }) => body.receipt);
}

const chosen = z.object({ first: z.enum(['email', 'sms'], { error: 'first-needed' }) });
const given = z.object({});

/** Pressing Daftar. */
export function Register({ mine, policy, requirements, documents }: RegisterProps) {
  const t = useTexts(reviewTexts);
  const [, navigate] = useLocation();
  const open = missing(requirements, documents);
  if (open.length > 0) {
    return (
      <Notice tone="warning" title={t.missingTitle}>
        <p>{t.missing(open.map(({ label }) => label).join(', '))}</p>
        <ButtonLink kind="second" to="/daftar/dokumen">
          {t.toDocuments}
        </ButtonLink>
      </Notice>
    );
  }
  const choice = policy.verify === 'choice';
  const masked = (channel: string) => mine.contacts.find((contact) => contact.channel === channel)?.masked;
  const submit = async ({ first }: { readonly first?: string }) => {
    const receipts = await receiptsOf(documents);
    const path = '/api/v1/registrations/me/submission';
    try {
      await ask<Submission>({ method: 'POST', path, body: { receipts, ...(first ? { first } : {}) } });
    } catch (error) {
      if (!isProblem(error, 'nik-taken')) throw error;
      return navigate('/nik-terpakai');
    }
    await queries.invalidateQueries();
    navigate('/daftar/selesai');
  };
  return (
    <Form<{ readonly first?: string }>
      schema={choice ? chosen : given}
      defaults={{ first: '' }}
      labels={{ first: t.first }}
      pointers={{ '/first': 'first' }}
      send={submit}
      submit={t.register}
    >
      {choice && (
        <ChoiceField
          name="first"
          hint={t.firstHint}
          choices={[
            { value: 'email', label: t.byEmail, hint: masked('email') },
            { value: 'sms', label: t.bySms, hint: masked('sms') },
          ]}
        />
      )}
    </Form>
  );
}
