/**
 * The token of the link stands in the fragment, which no server sees. It leaves the address bar and the history as soon
 * as the page is there, and is kept in memory alone.
 */
export function takeToken(): string {
  const token = location.hash.slice(1);
  if (token) history.replaceState(history.state, '', location.pathname);
  return token;
}
