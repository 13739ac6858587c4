import type { Requirement } from '../api/answers.js';
import { Notice } from '../design/notice.js';
import { useTexts } from '../texts/catalogue.js';
import { useLanguage } from '../texts/language.js';
import { sizeInWords } from '../texts/size.js';
import type { Refusal } from './prepare.js';
import { documentTexts } from './texts.js';

const NAMES: Readonly<Record<string, string>> = { 'image/jpeg': 'JPG', 'image/png': 'PNG', 'application/pdf': 'PDF' };

interface RefusedProps {
  readonly requirement: Requirement;
  readonly reason: Refusal;
}

/** Why a file was not even sent, and what to do. */
export function Refused({ requirement: { types, maxBytes }, reason }: RefusedProps) {
  const t = useTexts(documentTexts);
  const size = sizeInWords(maxBytes, useLanguage());
  const texts: Readonly<Record<Refusal, string>> = {
    empty: t.empty,
    heic: t.heic,
    'wrong-type': t.wrongType(types.map((type) => NAMES[type] ?? type).join('/')),
    locked: t.locked,
    'pdf-too-large': t.pdfTooLarge(size),
    'too-small': t.tooSmall,
    unreadable: t.unreadable,
    'photo-too-large': t.photoTooLarge(size),
    'one-only': t.oneOnly,
  };
  return (
    <Notice tone="negative" title={t.refusedTitle} level={3} urgent>
      <p>{texts[reason]}</p>
    </Notice>
  );
}
