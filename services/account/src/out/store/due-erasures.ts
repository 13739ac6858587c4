/**
 * Registrations whose time is over, each branch from an index of its own; $1, $2 and $3 are the days that withdrawn
 * ones, other cancelled ones, and those of a closed period are kept. An open dispute keeps its registration.
 */
export const DUE_ERASURES = `
  select registration_id, since from (
    select registration_id, cancelled_at as since from registration
    where cancel_reason = 'withdrawn' and cancelled_at < app_now() - make_interval(days => $1::int)
    union all
    select registration_id, cancelled_at from registration
    where cancel_reason <> 'withdrawn' and cancelled_at < app_now() - make_interval(days => $2::int)
    union all
    select registration_id, coalesce(extended_to, closes_at) from registration join period using (period_id)
    where state <> 'cancelled' and coalesce(extended_to, closes_at) < app_now() - make_interval(days => $3::int)
  ) as over
  where not exists (select from dispute d where d.registration_id = over.registration_id and d.state = 'open')`;

/** Erasures of which somebody has not confirmed. */
export const UNCONFIRMED = '(documents_at is null or contacts_at is null or messages_at is null)';
