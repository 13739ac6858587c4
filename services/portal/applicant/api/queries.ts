import { QueryClient, queryOptions } from '@tanstack/react-query';
import { language } from '../texts/language.js';
import type {
  Announcement,
  OpenSession,
  Period,
  Registration,
  Requirement,
  StoredDocument,
  TimelineEntry,
  Verification,
} from './answers.js';
import { ask, get } from './client.js';

const MINUTE_MS = 60_000;

/** Nothing is asked twice by itself: a page that cannot load says so, counts down, and then asks again. */
export const queries = new QueryClient({
  defaultOptions: {
    queries: { retry: false, staleTime: MINUTE_MS / 2, networkMode: 'always' },
    mutations: { retry: false, networkMode: 'always' },
  },
});

/** A period, and how far the clock of the service is ahead of the one here. */
export interface PeriodAndClock extends Period {
  readonly aheadMs: number;
}

/** A registration with the version that a change of it has to name. */
export interface VersionedRegistration extends Registration {
  readonly version: string | undefined;
}

interface KnownPeriod {
  readonly state: { readonly data?: PeriodAndClock };
}

const MOST_PATIENCE_MS = 60 * MINUTE_MS;

/**
 * How long until a period opens or closes; then it is asked for again. The pages that are open do not all ask at the
 * same instant.
 */
function untilItTurns({ state, opensAt, closesAt, aheadMs }: PeriodAndClock): number | false {
  if (state === 'closed') return false;
  const left = Date.parse(state === 'open' ? closesAt : opensAt) - Date.now() - aheadMs;
  return Math.min(Math.max(left, 0) + 1_000 + Math.random() * 4_000, MOST_PATIENCE_MS);
}

// Where an answer speaks to the reader, the language is part of its key.
export const periodQuery = queryOptions({
  queryKey: ['period'],
  queryFn: async ({ signal }): Promise<PeriodAndClock> => {
    const period = await get<Period>('/api/v1/period', signal);
    return { ...period, aheadMs: Date.parse(period.now) - Date.now() };
  },
  // A form is not taken away from under the hands of whoever fills it in at the closing.
  refetchInterval: ({ state: { data } }: KnownPeriod) => (data?.state === 'not-yet' ? untilItTurns(data) : false),
});

/** The same where it is told when the period closes. */
export const scheduleQuery = queryOptions({
  ...periodQuery,
  refetchInterval: ({ state: { data } }: KnownPeriod) => (data ? untilItTurns(data) : false),
});

export const announcementsQuery = () =>
  queryOptions({
    queryKey: ['announcements', language()],
    queryFn: async ({ signal }) =>
      (await get<{ announcements: Announcement[] }>('/api/v1/announcements', signal)).announcements,
  });

export const requirementsQuery = () =>
  queryOptions({
    queryKey: ['requirements', language()],
    staleTime: 10 * MINUTE_MS,
    queryFn: async ({ signal }) =>
      (await get<{ requirements: Requirement[] }>('/api/v1/document-requirements', signal)).requirements,
  });

export const registrationQuery = () =>
  queryOptions({
    queryKey: ['registration', language()],
    queryFn: async ({ signal }): Promise<VersionedRegistration> => {
      const { body, etag } = await ask<Registration>({ path: '/api/v1/registrations/me', signal });
      return { ...body, version: etag };
    },
  });

export const documentsQuery = () =>
  queryOptions({
    queryKey: ['documents', language()],
    queryFn: async ({ signal }) => (await get<{ documents: StoredDocument[] }>('/api/v1/documents', signal)).documents,
  });

export const verificationQuery = queryOptions({
  queryKey: ['verification'],
  queryFn: ({ signal }) => get<Verification>('/api/v1/verifications/current', signal),
});

export const sessionsQuery = () =>
  queryOptions({
    queryKey: ['sessions', language()],
    queryFn: async ({ signal }) => (await get<{ sessions: OpenSession[] }>('/api/v1/sessions', signal)).sessions,
  });

export const timelineQuery = () =>
  queryOptions({
    queryKey: ['timeline', language()],
    queryFn: async ({ signal }) =>
      (await get<{ entries: TimelineEntry[] }>('/api/v1/registrations/me/timeline', signal)).entries,
  });

/** Forgets everything about the person, when a session ends or another begins. */
export function forgetPerson(): void {
  queries.removeQueries({
    predicate: ({ queryKey }) => !['period', 'announcements', 'requirements'].includes(String(queryKey[0])),
  });
}
