import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { Icon, type IconName } from './icon.js';

type Kind = 'first' | 'second' | 'danger';

interface Looks {
  readonly kind?: Kind;
  readonly small?: boolean;
  readonly icon?: IconName;
  readonly children: ReactNode;
}

interface ButtonProps extends Looks {
  readonly type?: 'button' | 'submit';
  /** Something is under way: pressing again does nothing, and the button keeps the focus. */
  readonly busy?: boolean;
  readonly describedBy?: string;
  readonly onPress?: () => void;
}

const classOf = ({ kind = 'first', small }: Looks) => `button ${kind}${small ? ' small' : ''}`;

export function Button({ type = 'button', busy = false, describedBy, onPress, ...looks }: ButtonProps) {
  return (
    <button
      type={type}
      className={classOf(looks)}
      aria-disabled={busy || undefined}
      aria-describedby={describedBy}
      onClick={(event) => {
        if (busy) event.preventDefault();
        else onPress?.();
      }}
    >
      {looks.icon && <Icon name={looks.icon} />}
      {looks.children}
    </button>
  );
}

/** A link that looks like a button: it leads somewhere. */
export function ButtonLink({ to, ...looks }: Looks & { readonly to: string }) {
  return (
    <Link href={to} className={classOf(looks)}>
      {looks.icon && <Icon name={looks.icon} />}
      {looks.children}
    </Link>
  );
}

/** A small action inside a text or a list. */
export function TextButton({ onPress, children }: { readonly onPress: () => void; readonly children: ReactNode }) {
  return (
    <button type="button" className="text-button" onClick={onPress}>
      {children}
    </button>
  );
}
