import { type logCreator, logLevel } from 'kafkajs';
import { createLogger } from '#runtime';

const log = createLogger('kafkajs');

/**
 * kafkajs's log by our logger, unless `isCut`: what it says about connections that we cut is no news. Its texts hold
 * host names and payloads; the part that speaks is enough.
 */
export const kafkaLog =
  (isCut: () => boolean): logCreator =>
  () =>
  (entry) => {
    if (isCut()) return;
    const fields = { component: entry.namespace, topic: text(entry.log.topic), group: text(entry.log.groupId) };
    if (entry.level === logLevel.ERROR) log.warn('kafkajs.error', fields);
    else log.debug('kafkajs.warning', fields);
  };

const text = (value: unknown) => (typeof value === 'string' ? value : undefined);
