import { InterruptedDialog } from '../session/interrupted-dialog.js';
import { SessionOver } from '../session/session-over.js';
import { SessionWatch } from '../session/session-watch.js';
import { useTexts } from '../texts/catalogue.js';
import { useLanguage } from '../texts/language.js';
import { Broken } from './broken.js';
import { CurrentPage } from './current-page.js';
import { Foot } from './foot.js';
import { Head } from './head.js';
import { shellTexts } from './texts.js';

/** The frame around every page. */
export function Site() {
  const t = useTexts(shellTexts);
  // Everything is said anew in the other language, what was typed stays: state is kept below.
  useLanguage();
  return (
    <div className="site">
      <a className="skip" href="#isi">
        {t.skip}
      </a>
      <Head />
      <main id="isi" tabIndex={-1}>
        <SessionOver />
        <Broken>
          <CurrentPage />
        </Broken>
      </main>
      <Foot />
      <SessionWatch />
      <InterruptedDialog />
    </div>
  );
}
