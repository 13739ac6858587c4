import './home.css';
import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { periodQuery } from '../../api/queries.js';
import { ButtonLink } from '../../design/button.js';
import { Rich } from '../../design/rich.js';
import { usePresence } from '../../session/presence.js';
import { useTexts } from '../../texts/catalogue.js';
import { Latest } from './latest.js';
import { Prepare } from './prepare.js';
import { Schedule } from './schedule.js';
import { homeTexts } from './texts.js';

function WaysOn() {
  const t = useTexts(homeTexts);
  const present = usePresence();
  const { data: period } = useQuery(periodQuery);
  if (present) {
    return (
      <ButtonLink to="/akun" icon="next">
        {t.goOn}
      </ButtonLink>
    );
  }
  return (
    <>
      {period?.state !== 'closed' && <ButtonLink to="/daftar">{t.register}</ButtonLink>}
      <ButtonLink kind="second" to="/masuk">
        {t.login}
      </ButtonLink>
    </>
  );
}

function FourSteps() {
  const t = useTexts(homeTexts);
  const steps = [
    [t.step1, t.step1Text],
    [t.step2, t.step2Text],
    [t.step3, t.step3Text],
    [t.step4, t.step4Text],
  ] as const;
  return (
    <section>
      <h2>{t.stepsTitle}</h2>
      <ol className="four">
        {steps.map(([name, text]) => (
          <li key={name}>
            <h3>{name}</h3>
            <p>{text}</p>
          </li>
        ))}
      </ol>
    </section>
  );
}

function Safe() {
  const t = useTexts(homeTexts);
  return (
    <section className="panel safe">
      <h2>{t.safeTitle}</h2>
      <ul>
        {[t.safe1, t.safe2, t.safe3(location.host)].map((text) => (
          <li key={text}>
            <Rich text={text} />
          </li>
        ))}
      </ul>
      <h2>{t.helpTitle}</h2>
      <p>
        <Rich text={t.helpText} links={['/bantuan']} />
      </p>
    </section>
  );
}

export default function Home() {
  const t = useTexts(homeTexts);
  useEffect(() => {
    document.title = `${t.title} · Daftar`;
  }, [t]);
  return (
    <div className="home">
      <div className="hero">
        <div className="welcome">
          <h1>{t.title}</h1>
          <p className="lead">{t.lead}</p>
          <div className="actions">
            <WaysOn />
          </div>
        </div>
        <Schedule />
      </div>
      <FourSteps />
      <div className="pair">
        <Prepare />
        <div>
          <Latest />
          <Safe />
        </div>
      </div>
    </div>
  );
}
