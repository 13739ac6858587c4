import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Registration, Requirement } from '../api/answers.js';
import { ask } from '../api/client.js';
import { isProblem, type Problem } from '../api/problem.js';
import { periodQuery, queries } from '../api/queries.js';
import { ProblemNotice } from '../problems/problem-notice.js';
import { useTexts } from '../texts/catalogue.js';
import { documentTexts } from './texts.js';

/** A face is biometric: its photo has a consent of its own, without which it is not even chosen. */
export function wantsConsent({ kind }: Requirement, { consents }: Registration): boolean {
  return kind === 'swafoto' && !consents.some(({ scope }) => scope === 'swafoto');
}

export function SwafotoConsent() {
  const t = useTexts(documentTexts);
  const { data: period } = useQuery(periodQuery);
  const [problem, setProblem] = useState<Problem>();
  const agree = async () => {
    try {
      const body = { accepted: true, noticeVersion: period?.noticeVersion };
      await ask({ method: 'PUT', path: '/api/v1/registrations/me/consents/swafoto', body });
      await queries.invalidateQueries({ queryKey: ['registration'] });
    } catch (error) {
      if (!isProblem(error)) throw error;
      setProblem(error);
    }
  };
  return (
    <>
      {problem && <ProblemNotice problem={problem} />}
      <p className="small">{t.swafotoAsk}</p>
      <label className="choice">
        <input id="berkas-swafoto" type="checkbox" onChange={() => void agree()} />
        <span>{t.swafotoConsent}</span>
      </label>
    </>
  );
}
