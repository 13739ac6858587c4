import { type ReactNode, useEffect, useRef } from 'react';
import { Link } from 'wouter';
import { Icon } from '../design/icon.js';
import { useTexts } from '../texts/catalogue.js';
import { wasNavigatedTo } from './navigation.js';
import { shellTexts } from './texts.js';

interface PageProps {
  readonly title: string;
  /** Above the title: where the reader is on a way. */
  readonly above?: ReactNode;
  readonly back?: string;
  /** What belongs to this page, in a second column where there is room, below elsewhere. */
  readonly beside?: ReactNode;
  /** What helps on this page; beside it where there is room, below it elsewhere. */
  readonly aside?: ReactNode;
  /** A further stage of the same page: its heading takes the focus too. */
  readonly focus?: boolean;
  readonly children: ReactNode;
}

/** A page: its heading takes the focus when the reader comes from another, as a new document would. */
export function Page({ title, above, back, beside, aside, focus = false, children }: PageProps) {
  const t = useTexts(shellTexts);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${title} · Daftar`;
  }, [title]);
  useEffect(() => {
    if (!focus && !wasNavigatedTo()) return;
    scrollTo(0, 0);
    heading.current?.focus({ preventScroll: true });
  }, [focus]);
  return (
    <div className={beside ? 'with-beside' : aside ? 'with-aside' : undefined}>
      <div className="column">
        {back && (
          <Link href={back} className="back">
            <Icon name="back" />
            {t.back}
          </Link>
        )}
        {above}
        <h1 ref={heading} tabIndex={-1}>
          {title}
        </h1>
        {children}
      </div>
      {beside && <div className="beside">{beside}</div>}
      {aside && <aside className="aside">{aside}</aside>}
    </div>
  );
}
