import { useState } from 'react';
import type { FieldValues } from 'react-hook-form';
import { useLocation } from 'wouter';
import { isProblem } from '../api/problem.js';
import { Notice } from '../design/notice.js';
import { Form } from '../forms/form.js';
import { useTexts } from '../texts/catalogue.js';
import type { DataScreenProps } from './data-screen.js';
import { carryRefusal, keepTyped, takeRefusal, typedSoFar } from './draft-store.js';
import { createDraft, pointers } from './requests.js';
import { firstIncomplete, identityScreen, type Screen, screens, whole } from './screens.js';
import { stepTexts } from './texts.js';

interface FirstFormProps extends DataScreenProps {
  readonly noticeVersion: string;
}

/** The screen that a problem of the API is mended on. */
function screenOf(pointer: string | undefined): Screen | undefined {
  const field = pointer && pointers[pointer];
  return field ? screens.find(({ schema }) => 'shape' in schema && field in (schema.shape as object)) : undefined;
}

/** A group of questions before anything is saved. The last one saves all of them. */
export function FirstForm({ screen, labels, fields, noticeVersion }: FirstFormProps) {
  const t = useTexts(stepTexts);
  const [, navigate] = useLocation();
  const [defaults] = useState(typedSoFar);
  const [refusal] = useState(takeRefusal);
  const at = screens.findIndex(({ path }) => path === screen.path);
  const next = screens[at + 1]?.path ?? '/daftar';
  const isLast = at === screens.length - 1;
  const asksNikAgain = screen.path === identityScreen.path && !defaults.nik && Boolean(defaults.name);

  const save = async (everything: FieldValues) => {
    try {
      await createDraft(everything, noticeVersion);
    } catch (error) {
      const elsewhere = isProblem(error) ? screenOf(error.fields[0]?.pointer) : undefined;
      if (!isProblem(error) || !elsewhere || elsewhere.path === screen.path) throw error;
      carryRefusal(error);
      return navigate(elsewhere.path);
    }
    navigate('/daftar/dokumen');
  };
  const goOn = async (values: FieldValues) => {
    const typed = { ...typedSoFar(), ...values, birthDate: typedSoFar().birthDate };
    const missing = firstIncomplete(typed);
    const everything = whole(typed);
    if (isLast && everything) return save(everything);
    const isAhead = missing !== undefined && (isLast || screens.indexOf(missing) > at);
    navigate(isAhead ? missing.path : next);
  };

  return (
    <>
      {asksNikAgain && (
        <Notice tone="guide">
          <p>{t.nikAgain}</p>
        </Notice>
      )}
      <Form
        schema={screen.schema}
        prepare={screen.prepare}
        defaults={defaults}
        labels={labels}
        pointers={pointers}
        refusal={refusal}
        onType={keepTyped}
        send={goOn}
        submit={isLast ? t.create : t.next}
      >
        {fields()}
      </Form>
    </>
  );
}
