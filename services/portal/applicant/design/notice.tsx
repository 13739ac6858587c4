import { type ReactNode, useEffect, useRef } from 'react';
import { Icon, type IconName } from './icon.js';

export type Tone = 'guide' | 'positive' | 'warning' | 'negative' | 'neutral';

const icons: Readonly<Record<Tone, IconName>> = {
  guide: 'info',
  positive: 'check',
  warning: 'warning',
  negative: 'error',
  neutral: 'clock',
};

interface NoticeProps {
  readonly tone: Tone;
  readonly title?: string;
  /** Something just happened that must not be missed: the focus moves here. */
  readonly urgent?: boolean;
  readonly level?: 2 | 3;
  readonly children?: ReactNode;
}

/** What the reader should know now, in a box of its own. */
export function Notice({ tone, title, urgent = false, level = 2, children }: NoticeProps) {
  const box = useRef<HTMLDivElement>(null);
  const Heading = level === 2 ? 'h2' : 'h3';
  useEffect(() => {
    if (urgent) box.current?.focus();
  }, [urgent]);
  return (
    <div
      ref={box}
      className={`notice tone-${tone}`}
      tabIndex={urgent ? -1 : undefined}
      role={urgent ? 'alert' : undefined}
    >
      <Icon name={icons[tone]} />
      <div>
        {title && <Heading>{title}</Heading>}
        {children}
      </div>
    </div>
  );
}

/** A state in a word and a colour. */
export function Tag({ tone, children }: { readonly tone: Tone; readonly children: ReactNode }) {
  return (
    <span className={`tag tone-${tone}`}>
      <Icon name={icons[tone]} />
      {children}
    </span>
  );
}
