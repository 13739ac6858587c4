import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Channel } from '../../api/answers.js';
import { registrationQuery, type VersionedRegistration } from '../../api/queries.js';
import { ButtonLink } from '../../design/button.js';
import { Notice } from '../../design/notice.js';
import { Rich } from '../../design/rich.js';
import { Loaded } from '../../problems/loaded.js';
import { contactsScreen } from '../../registering/screens.js';
import { Page } from '../../shell/page.js';
import { useTexts } from '../../texts/catalogue.js';
import { ContactList } from './contact-list.js';
import { Correct } from './correct.js';
import { Replace } from './replace.js';
import { changeContactTexts } from './texts.js';

/** One page for both: a contact that is not proven is corrected, one that is proven is replaced, with more proof. */
export default function ChangeContact() {
  const t = useTexts(changeContactTexts);
  const options = registrationQuery();
  const query = useQuery(options);
  return (
    <Page title={t.title} back="/akun">
      <Loaded query={query} of={options.queryKey}>
        {(mine) => <OfState mine={mine} />}
      </Loaded>
      <p className="small soft after-form">
        <Rich text={t.lostBoth} links={['/bantuan']} />
      </p>
    </Page>
  );
}

function OfState({ mine }: { readonly mine: VersionedRegistration }) {
  const t = useTexts(changeContactTexts);
  if (mine.state === 'cancelled') return <p>{t.ended}</p>;
  if (mine.state === 'draft') {
    return (
      <>
        <p>{t.draft}</p>
        <ButtonLink to={contactsScreen.path}>{t.toData}</ButtonLink>
      </>
    );
  }
  return <Contacts mine={mine} />;
}

function Contacts({ mine }: { readonly mine: VersionedRegistration }) {
  const t = useTexts(changeContactTexts);
  const [chosen, setChosen] = useState<Channel>();
  const [done, setDone] = useState<'corrected' | 'changed'>();
  const contact = mine.contacts.find(({ channel }) => channel === chosen);
  const finish = (what: 'corrected' | 'changed') => {
    setDone(what);
    setChosen(undefined);
  };
  return (
    <>
      {done && (
        <Notice tone="positive" urgent>
          <p>{t[done]}</p>
          {done === 'corrected' && <ButtonLink to="/akun/kode">{t.toCode}</ButtonLink>}
        </Notice>
      )}
      {!contact && <ContactList contacts={mine.contacts} onChoose={setChosen} />}
      {contact && contact.provenAt === null && (
        <Correct channel={contact.channel} onDone={() => finish('corrected')} onCancel={() => setChosen(undefined)} />
      )}
      {contact && contact.provenAt !== null && (
        <Replace channel={contact.channel} onDone={() => finish('changed')} onCancel={() => setChosen(undefined)} />
      )}
    </>
  );
}
