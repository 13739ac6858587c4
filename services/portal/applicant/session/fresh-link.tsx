import type { ReactNode } from 'react';
import { renewSession } from '../api/client.js';
import { lastUse } from './presence.js';

/** A session token lives ten minutes. */
const FRESH_MS = 8 * 60_000;

interface FreshLinkProps {
  readonly href: string;
  readonly className?: string;
  readonly newTab?: boolean;
  readonly children: ReactNode;
}

async function open(href: string, newTab: boolean): Promise<void> {
  if (!(await renewSession().catch(() => true))) return;
  window.open(href, newTab ? '_blank' : '_self', 'noreferrer');
}

/** A link to something that the API shows by itself; the session is renewed first where it may be over. */
export function FreshLink({ href, className, newTab = false, children }: FreshLinkProps) {
  return (
    <a
      href={href}
      className={className}
      target={newTab ? '_blank' : undefined}
      rel="noreferrer"
      onClick={(event) => {
        if (Date.now() - lastUse() < FRESH_MS) return;
        event.preventDefault();
        void open(href, newTab);
      }}
    >
      {children}
    </a>
  );
}
