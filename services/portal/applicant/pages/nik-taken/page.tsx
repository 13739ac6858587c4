import { useLocation } from 'wouter';
import { Button, ButtonLink } from '../../design/button.js';
import { identityScreen } from '../../registering/screens.js';
import { logOut } from '../../session/log-in.js';
import { usePresence } from '../../session/presence.js';
import { Page } from '../../shell/page.js';
import { useTexts } from '../../texts/catalogue.js';
import { nikTakenTexts } from './texts.js';

/** Three ways on for somebody whose NIK is held. Who holds it is not told. */
export default function NikTaken() {
  const t = useTexts(nikTakenTexts);
  const [, navigate] = useLocation();
  const present = usePresence();
  const elsewhere = async (to: string) => {
    if (present) await logOut();
    navigate(to);
  };
  return (
    <Page title={t.title} back={present ? '/daftar/periksa' : '/'}>
      <p>{t.lead}</p>
      <div className="stack">
        <section className="panel">
          <h2>{t.mineTitle}</h2>
          <p>{t.mine}</p>
          <Button onPress={() => void elsewhere('/masuk')}>{t.login}</Button>
        </section>
        <section className="panel">
          <h2>{t.forgottenTitle}</h2>
          <p>{t.forgotten}</p>
          <Button kind="second" onPress={() => void elsewhere('/atur-ulang')}>
            {t.reset}
          </Button>
        </section>
        <section className="panel">
          <h2>{t.notMineTitle}</h2>
          <p>{t.notMine}</p>
          <div className="actions">
            <ButtonLink kind="second" to={identityScreen.path}>
              {t.checkNik}
            </ButtonLink>
            <ButtonLink kind="second" to="/sengketa">
              {t.dispute}
            </ButtonLink>
          </div>
        </section>
      </div>
    </Page>
  );
}
