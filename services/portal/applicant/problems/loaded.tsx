import type { QueryKey, UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { isProblem } from '../api/problem.js';
import { Waiting } from '../design/waiting.js';
import { areaOf } from './area.js';
import { ProblemView } from './problem-view.js';

interface LoadedProps<T> {
  readonly query: UseQueryResult<T>;
  /** The key of the query: its first part says whom it asks. */
  readonly of: QueryKey;
  readonly waiting?: ReactNode;
  readonly children: (data: T) => ReactNode;
}

/** What a query brought, or that it is on its way, or why it did not come. What was there once stays. */
export function Loaded<T>({ query, of, waiting, children }: LoadedProps<T>) {
  const { data, error, refetch, errorUpdatedAt } = query;
  if (data !== undefined) return <>{children(data)}</>;
  if (isProblem(error)) {
    return (
      <ProblemView key={errorUpdatedAt} problem={error} area={areaOf(String(of[0]))} onRetry={() => void refetch()} />
    );
  }
  if (error) throw error;
  return <>{waiting ?? <Waiting />}</>;
}
