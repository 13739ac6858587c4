import { Component, type ReactNode } from 'react';
import { Button, ButtonLink } from '../design/button.js';
import { Notice } from '../design/notice.js';
import { useTexts } from '../texts/catalogue.js';
import { shellTexts } from './texts.js';

function BrokenNotice() {
  const t = useTexts(shellTexts);
  return (
    <div className="column">
      <h1>{t.brokenTitle}</h1>
      <Notice tone="negative" urgent>
        <p>{t.brokenText}</p>
      </Notice>
      <div className="actions">
        <Button onPress={() => location.reload()}>{t.reload}</Button>
        <ButtonLink kind="second" to="/">
          {t.home}
        </ButtonLink>
      </div>
    </div>
  );
}

/** A mistake of ours in a page takes that page, and not the site. */
export class Broken extends Component<{ readonly children: ReactNode }, { readonly broken: boolean }> {
  override state = { broken: false };

  static getDerivedStateFromError() {
    return { broken: true };
  }

  override render() {
    return this.state.broken ? <BrokenNotice /> : this.props.children;
  }
}
