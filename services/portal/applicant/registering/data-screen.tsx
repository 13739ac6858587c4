import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { FieldValues } from 'react-hook-form';
import { Redirect } from 'wouter';
import { registrationQuery, type VersionedRegistration } from '../api/queries.js';
import { Steps } from '../design/steps.js';
import { Loaded } from '../problems/loaded.js';
import { usePresence } from '../session/presence.js';
import { Page } from '../shell/page.js';
import { useTexts } from '../texts/catalogue.js';
import { ChangeForm } from './change-form.js';
import { FirstForm } from './first-form.js';
import { OpenPeriod } from './open-period.js';
import { OwnTab } from './own-tab.js';
import { type Screen, screens } from './screens.js';
import { useStepNames } from './step-names.js';
import { stepTexts } from './texts.js';

export interface DataScreenProps {
  readonly screen: Screen;
  readonly title: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly aside: ReactNode;
  /** The fields; on a draft that is saved already it gets what is saved. */
  readonly fields: (saved?: VersionedRegistration) => ReactNode;
  /** What to send of a change; everything unless told. */
  readonly changes?: (values: FieldValues) => FieldValues;
  /** Asked before the first saving only. */
  readonly firstOnly?: boolean;
}

/** One group of questions: before the first saving, and as a correction of a draft afterwards. */
export function DataScreen(props: DataScreenProps) {
  const t = useTexts(stepTexts);
  const names = useStepNames();
  const present = usePresence();
  const at = screens.findIndex(({ path }) => path === props.screen.path);
  const back = screens[at - 1]?.path ?? '/daftar';
  return (
    <Page
      title={props.title}
      back={present ? '/daftar/periksa' : back}
      above={<Steps names={names} now={0} part={[at + 1, screens.length]} />}
      aside={
        <>
          <h2>{t.whyTitle}</h2>
          {props.aside}
        </>
      }
    >
      {present ? (
        <OwnTab>
          <Saved {...props} />
        </OwnTab>
      ) : (
        <OpenPeriod>{(period) => <FirstForm {...props} noticeVersion={period.noticeVersion} />}</OpenPeriod>
      )}
    </Page>
  );
}

function Saved(props: DataScreenProps) {
  const options = registrationQuery();
  const query = useQuery(options);
  return (
    <Loaded query={query} of={options.queryKey}>
      {(saved) =>
        saved.state === 'draft' && !props.firstOnly ? (
          <ChangeForm {...props} saved={saved} />
        ) : (
          <Redirect to={saved.state === 'draft' ? '/daftar/dokumen' : '/akun'} replace />
        )
      }
    </Loaded>
  );
}
