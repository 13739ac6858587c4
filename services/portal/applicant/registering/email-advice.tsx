import { TextButton } from '../design/button.js';
import { useTexts } from '../texts/catalogue.js';
import { stepTexts } from './texts.js';

interface EmailAdviceProps {
  readonly email: string;
  readonly domain: string;
  readonly onTake: (better: string) => void;
}

/** Asks whether a common mail service was meant; only the owner knows. */
export function EmailAdvice({ email, domain, onTake }: EmailAdviceProps) {
  const t = useTexts(stepTexts);
  const better = `${email.slice(0, email.lastIndexOf('@'))}@${domain}`;
  return (
    <>
      {t.didYouMean} <TextButton onPress={() => onTake(better)}>{better}</TextButton>
    </>
  );
}
