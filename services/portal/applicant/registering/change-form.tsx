import { useState } from 'react';
import type { FieldValues } from 'react-hook-form';
import { useLocation } from 'wouter';
import { isProblem } from '../api/problem.js';
import { queries, registrationQuery, type VersionedRegistration } from '../api/queries.js';
import { TextButton } from '../design/button.js';
import { Notice } from '../design/notice.js';
import { Form } from '../forms/form.js';
import { useTexts } from '../texts/catalogue.js';
import type { DataScreenProps } from './data-screen.js';
import { changeDraft, fieldsOf, pointers } from './requests.js';
import { stepTexts } from './texts.js';

interface ChangeFormProps extends DataScreenProps {
  readonly saved: VersionedRegistration;
}

const everything = (values: FieldValues) => values;

/** A correction of a saved draft. What another tab saved meanwhile is not overwritten unseen. */
export function ChangeForm({ screen, labels, fields, saved, changes = everything }: ChangeFormProps) {
  const t = useTexts(stepTexts);
  const [, navigate] = useLocation();
  const [begun, setBegun] = useState(saved);
  const [stale, setStale] = useState(false);

  const save = async (values: FieldValues) => {
    try {
      await changeDraft(changes(values), begun.version);
    } catch (error) {
      if (!isProblem(error, 'edit-stale')) throw error;
      // What is there now has been shown as changed: pressing once more is meant.
      setBegun(await queries.fetchQuery({ ...registrationQuery(), staleTime: 0 }));
      setStale(true);
      return;
    }
    navigate('/daftar/periksa');
  };

  const loadLatest = () => location.reload();
  return (
    <>
      {stale && (
        <Notice tone="warning" title={t.staleTitle} urgent>
          <p>{t.staleText}</p>
          <TextButton onPress={loadLatest}>{t.loadLatest}</TextButton>
        </Notice>
      )}
      <Form
        schema={screen.schema}
        prepare={screen.prepare}
        defaults={fieldsOf(saved)}
        labels={labels}
        pointers={pointers}
        send={save}
        submit={t.save}
      >
        {fields(saved)}
      </Form>
    </>
  );
}
