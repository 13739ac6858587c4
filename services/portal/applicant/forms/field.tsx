import type { ReactNode } from 'react';
import { Icon } from '../design/icon.js';
import { designTexts } from '../design/texts.js';
import { useTexts } from '../texts/catalogue.js';
import { useLanguage } from '../texts/language.js';
import { sentenceOf } from './field-errors.js';
import { idOf, useFormScope } from './form-context.js';

export interface FieldProps {
  readonly name: string;
  /** An example or an explanation, below the label. */
  readonly hint?: ReactNode;
  readonly optional?: boolean;
  /** Advice on what was typed: it stops nobody. */
  readonly advice?: ReactNode;
}

/** How a field is described to whoever does not see it. */
export function useField({ name, hint, advice }: FieldProps) {
  const { form, register, check, labels, scope } = useFormScope();
  const language = useLanguage();
  const { error } = form.getFieldState(name, form.formState);
  const problem = sentenceOf(error, language);
  const id = idOf(scope, name);
  const describedBy = [hint && `${id}-hint`, problem && `${id}-problem`, advice && `${id}-advice`].filter(Boolean);
  const label = labels[name] ?? name;
  return { form, register, check, id, label, problem, describedBy: describedBy.join(' ') || undefined };
}

function Problem({ id, text }: { readonly id: string; readonly text: string }) {
  const t = useTexts(designTexts);
  return (
    <p className="problem" id={`${id}-problem`}>
      <Icon name="error" />
      <span>
        <span className="unseen">{t.problem} </span>
        {text}
      </span>
    </p>
  );
}

/** Label, example, what is wrong, the field itself, and advice: in this order. */
export function Field({ children, ...field }: FieldProps & { readonly children: ReactNode }) {
  const t = useTexts(designTexts);
  const { id, label, problem } = useField(field);
  return (
    <div className={problem ? 'field wrong' : 'field'}>
      <label htmlFor={id}>
        {label} {field.optional && <span className="optional">{t.optional}</span>}
      </label>
      <FieldNotes id={id} hint={field.hint} problem={problem} />
      {children}
      <Advice id={id}>{field.advice}</Advice>
    </div>
  );
}

/** The same for several controls that make one answer. */
export function FieldGroup({ children, ...field }: FieldProps & { readonly children: ReactNode }) {
  const { id, label, problem, describedBy } = useField(field);
  return (
    <fieldset id={id} tabIndex={-1} className={problem ? 'field wrong' : 'field'} aria-describedby={describedBy}>
      <legend>{label}</legend>
      <FieldNotes id={id} hint={field.hint} problem={problem} />
      {children}
      <Advice id={id}>{field.advice}</Advice>
    </fieldset>
  );
}

function FieldNotes({ id, hint, problem }: { id: string; hint: ReactNode; problem: string | undefined }) {
  return (
    <>
      {hint && (
        <p className="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {problem && <Problem id={id} text={problem} />}
    </>
  );
}

function Advice({ id, children }: { id: string; children: ReactNode }) {
  return (
    <div aria-live="polite">
      {children && (
        <p className="advice" id={`${id}-advice`}>
          {children}
        </p>
      )}
    </div>
  );
}
