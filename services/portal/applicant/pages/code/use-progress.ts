import { useQuery } from '@tanstack/react-query';
import { registrationQuery, verificationQuery } from '../../api/queries.js';

const OFTEN_MS = 3_000;

/** Looks again and again: the link may be opened on another device, and then this page moves on by itself. */
export function useProgress() {
  const registration = useQuery({
    ...registrationQuery(),
    refetchInterval: ({ state }) => (['submitted', 'verified'].includes(state.data?.state ?? '') ? OFTEN_MS : false),
  });
  const waits = ['submitted', 'verified'].includes(registration.data?.state ?? '');
  const verification = useQuery({ ...verificationQuery, enabled: waits, refetchInterval: waits ? OFTEN_MS : false });
  return { registration, verification };
}
