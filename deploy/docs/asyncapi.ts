import { z } from 'zod';
import { contracts, type EventContract, type Owner } from '#contracts';
import { declaredTopics } from '../local/index.js';
import { hearers } from './events-page.js';

const KAFKA_BINDING = '0.5.0';
const all = contracts as unknown as readonly EventContract[];

const INFO = {
  title: 'Daftar events',
  version: 'v1',
  description: [
    'What the services tell each other, through Kafka. Each event is a CloudEvent 1.0 in binary mode: `ce_` headers, JSON value.',
    'Events are delivered at least once; order holds per topic and key, counted by first occurrences. What is personal is sealed for one reader.',
    'The type carries the version: a change that breaks is a new type.',
  ].join('\n\n'),
  license: { name: 'Apache-2.0', url: 'https://www.apache.org/licenses/LICENSE-2.0' },
};

const CLOUD_EVENT = {
  type: 'object',
  required: ['ce_specversion', 'ce_id', 'ce_type', 'ce_source', 'ce_time', 'ce_subject', 'content-type', 'traceparent'],
  properties: {
    ce_specversion: { type: 'string', const: '1.0', description: 'The version of CloudEvents.' },
    ce_id: { type: 'string', format: 'uuid', description: 'The same each time that the event is delivered.' },
    ce_type: { type: 'string', description: 'The type of the event, version included.' },
    ce_source: { type: 'string', description: 'The service that tells it.' },
    ce_time: { type: 'string', format: 'date-time', description: 'When it happened, by the clock of its service.' },
    ce_subject: { type: 'string', description: 'The key of the message.' },
    'content-type': { type: 'string', const: 'application/json', description: 'The value is JSON.' },
    traceparent: { type: 'string', description: 'W3C trace context: its trace id is the correlation id.' },
  },
};

const nameOf = ({ type }: EventContract) => type.replace(/^id\.daftar\./, '');

/** The value of a message. Draft 7 is the JSON Schema that AsyncAPI speaks. */
function payloadOf({ schema }: EventContract): object {
  const { $schema: _, ...converted } = z.toJSONSchema(schema, { target: 'draft-7', io: 'input' });
  return converted;
}

function messageOf(contract: EventContract): object {
  const { type, about, key, samples } = contract;
  return {
    name: type,
    title: nameOf(contract),
    summary: about,
    contentType: 'application/json',
    headers: { $ref: '#/components/schemas/CloudEvent' },
    payload: payloadOf(contract),
    correlationId: { location: '$message.header#/traceparent', description: 'The trace id in it follows a request.' },
    bindings: {
      kafka: {
        key: { type: 'string', description: `The ${key}: order holds among messages of one key.` },
        bindingVersion: KAFKA_BINDING,
      },
    },
    examples: samples.map((payload) => ({ payload })),
  };
}

const ownedBy = (owner: Owner) => all.filter((contract) => contract.owner === owner);
const inChannel = (contract: EventContract) => ({ $ref: `#/channels/${contract.owner}/messages/${nameOf(contract)}` });

function channelOf(owner: Owner): object {
  const own = ownedBy(owner);
  const topic = declaredTopics().find(({ name }) => name === own[0]?.topic);
  if (!topic) throw new Error(`no topic is declared for ${owner}`);
  const messages = own.map((contract) => [nameOf(contract), { $ref: `#/components/messages/${nameOf(contract)}` }]);
  return {
    address: topic.name,
    description: `What ${owner} tells.`,
    messages: Object.fromEntries(messages),
    bindings: {
      kafka: {
        ...{ topic: topic.name, partitions: topic.partitions },
        topicConfiguration: { 'retention.ms': topic.retentionMs },
        bindingVersion: KAFKA_BINDING,
      },
    },
  };
}

const operation = (action: 'send' | 'receive', owner: Owner, heard: readonly EventContract[], summary: string) => ({
  action,
  channel: { $ref: `#/channels/${owner}` },
  summary,
  messages: heard.map(inChannel),
});

function operationsOf(owner: Owner): [string, object][] {
  const own = ownedBy(owner);
  const heardBy = hearers().flatMap(({ name, types }): [string, object][] => {
    const heard = own.filter(({ type }) => types.has(type));
    if (heard.length === 0) return [];
    return [[`${name}.hears.${owner}`, operation('receive', owner, heard, `What ${name} hears of ${owner}.`)]];
  });
  return [[`${owner}.tells`, operation('send', owner, own, `What ${owner} tells.`)], ...heardBy];
}

/** The events of the product as one AsyncAPI 3.0 document, from the contracts that validate them. */
export function asyncApiDocument(): Record<string, unknown> {
  const owners = [...new Set(all.map(({ owner }) => owner))];
  return {
    asyncapi: '3.0.0',
    info: INFO,
    defaultContentType: 'application/json',
    channels: Object.fromEntries(owners.map((owner) => [owner, channelOf(owner)])),
    operations: Object.fromEntries(owners.flatMap(operationsOf)),
    components: {
      messages: Object.fromEntries(all.map((contract) => [nameOf(contract), messageOf(contract)])),
      schemas: { CloudEvent: CLOUD_EVENT },
    },
  };
}
