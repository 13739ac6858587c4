import { createBuckets } from './buckets.js';
import { createTopics } from './topics.js';

/** Creates topics and buckets in a Kafka and an S3 that run already: a job of docker-compose.yml. */
function required(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set.`);
  return value;
}

await createTopics(required('KAFKA_BROKERS').split(','));
await createBuckets({
  endpoint: required('S3_ENDPOINT'),
  accessKey: required('S3_ACCESS_KEY'),
  secretKey: required('S3_SECRET_KEY'),
});
