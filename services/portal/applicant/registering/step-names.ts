import { useTexts } from '../texts/catalogue.js';
import { stepTexts } from './texts.js';

/** The four steps of the way. */
export function useStepNames(): readonly string[] {
  const t = useTexts(stepTexts);
  return [t.data, t.documents, t.check, t.done];
}
