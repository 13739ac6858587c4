import { useState } from 'react';
import { useLocation } from 'wouter';
import { isProblem, type Problem } from '../../api/problem.js';
import { logOut } from '../../session/log-in.js';

/** Logging out, on the way to another page. What keeps itself up to date has to stop meanwhile: it would be refused. */
export function useLeaving() {
  const [, navigate] = useLocation();
  const [leaving, setLeaving] = useState(false);
  const [problem, setProblem] = useState<Problem>();
  const leaveFor = async (path: string) => {
    setLeaving(true);
    setProblem(undefined);
    try {
      await logOut();
      navigate(path);
    } catch (error) {
      if (!isProblem(error)) throw error;
      setProblem(error);
      setLeaving(false);
    }
  };
  return { leaving, problem, leaveFor };
}
