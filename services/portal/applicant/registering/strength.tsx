import { textOfField } from '#runtime';
import { chosenPassword } from '../../../account/src/in/http/password.js';
import { useTexts } from '../texts/catalogue.js';
import { useLanguage } from '../texts/language.js';
import { strengthTexts } from './texts.js';

const SHORTEST = 12;
const STRONG = 18;

/** How strong a password is, and why: by the same rule that decides later. */
export function Strength({ password }: { readonly password: string }) {
  const t = useTexts(strengthTexts);
  const language = useLanguage();
  const length = [...password].length;
  const checked = chosenPassword.safeParse(password);
  const code = checked.error?.issues[0]?.message ?? '';
  const reason = length < SHORTEST ? t.more(SHORTEST - length) : textOfField(code)?.[language];
  const level = length === 0 ? 0 : checked.success ? (length < STRONG ? 3 : 4) : length < SHORTEST / 2 ? 1 : 2;
  const words = ['', t.weak, t.weak, t.fair, t.strong][level];
  return (
    <>
      <div className="meter" data-level={level} aria-hidden="true">
        <span />
        <span />
        <span />
        <span />
      </div>
      <p className="small soft" role="status">
        {words} {level > 0 && !checked.success && reason}
      </p>
    </>
  );
}
