import './home.css';
import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { periodQuery } from '../../api/queries.js';
import { Rich } from '../../design/rich.js';
import { useTexts } from '../../texts/catalogue.js';
import { Latest } from './latest.js';
import { Prepare } from './prepare.js';
import { Schedule } from './schedule.js';
import { StillWorks } from './still-works.js';
import { homeTexts } from './texts.js';
import { Welcome } from './welcome.js';

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
  const closed = useQuery(periodQuery).data?.state === 'closed';
  useEffect(() => {
    document.title = `${t.title} · Daftar`;
  }, [t]);
  return (
    <div className="home">
      <div className="hero">
        <Welcome />
        <Schedule />
      </div>
      {!closed && <FourSteps />}
      <div className="pair">
        {closed ? <StillWorks /> : <Prepare />}
        <div>
          <Latest />
          <Safe />
        </div>
      </div>
    </div>
  );
}
