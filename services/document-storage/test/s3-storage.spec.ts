import { testInfrastructure } from '#testing';
import { itIsAnObjectStorage } from './s3-storage.suite.js';

itIsAnObjectStorage('MinIO', () => ({ ...testInfrastructure().minio, region: 'us-east-1' }));

// Another server that is to take MinIO's place.
const {
  S3_TEST_ENDPOINT: endpoint,
  S3_TEST_ACCESS_KEY: accessKey = '',
  S3_TEST_SECRET_KEY: secretKey = '',
  S3_TEST_REGION: region = 'us-east-1',
} = process.env;
if (endpoint) itIsAnObjectStorage(endpoint, () => ({ endpoint, accessKey, secretKey, region }));
