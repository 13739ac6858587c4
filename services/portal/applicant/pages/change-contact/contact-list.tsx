import type { Channel, Registration } from '../../api/answers.js';
import { Button } from '../../design/button.js';
import { Tag } from '../../design/notice.js';
import { useTexts } from '../../texts/catalogue.js';
import { changeContactTexts } from './texts.js';

interface ContactListProps {
  readonly contacts: Registration['contacts'];
  readonly onChoose: (channel: Channel) => void;
}

export function ContactList({ contacts, onChoose }: ContactListProps) {
  const t = useTexts(changeContactTexts);
  return (
    <div className="panel">
      <ul className="news">
        {contacts.map(({ contactId, channel, masked, provenAt }) => (
          <li key={contactId} className="device">
            <div>
              <b>{t[channel]}</b> <Tag tone={provenAt ? 'positive' : 'warning'}>{provenAt ? t.proven : t.unproven}</Tag>
              <div className="number">{masked}</div>
            </div>
            <Button kind="second" small onPress={() => onChoose(channel)}>
              <span>
                {provenAt ? t.replace : t.correct}
                <span className="unseen"> {t[channel]}</span>
              </span>
            </Button>
          </li>
        ))}
      </ul>
    </div>
  );
}
