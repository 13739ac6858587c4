import type { ReactNode } from 'react';
import { useTexts } from '../texts/catalogue.js';
import { designTexts } from './texts.js';

/** Something is on its way. */
export function Waiting({ children }: { readonly children?: ReactNode }) {
  const t = useTexts(designTexts);
  return (
    <div className="waiting" role="status">
      <span className="spinner" aria-hidden="true" />
      <span>{children ?? t.loading}</span>
    </div>
  );
}
