import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { parse } from 'yaml';
import { type ConfigKeys, environmentOrFiles, loadConfig, runtimeKeys } from '#runtime';
import { environmentOf, profileOf, serviceNames } from '../../deploy/local/index.js';
import { accountKeys } from '../../services/account/src/account.config.js';
import { documentStorageKeys } from '../../services/document-storage/src/document-storage.config.js';
import { notificationKeys } from '../../services/notification/src/notification.config.js';
import { portalKeys } from '../../services/portal/src/portal.config.js';
import { verificationKeys } from '../../services/verification/src/verification.config.js';

interface ComposeService {
  image?: string;
  build?: { target: string };
  command?: string[];
  ports?: string[];
  volumes?: string[];
  environment?: Record<string, string>;
  healthcheck?: { test?: string[]; disable?: boolean };
  restart?: string;
}

interface ComposeFile {
  services: Record<string, ComposeService>;
  volumes: Record<string, unknown>;
}

const root = join(profileOf('test').folder, '../..');
const compose = parse(readFileSync(join(root, 'docker-compose.yml'), 'utf8'), { merge: true }) as ComposeFile;
const dockerfile = readFileSync(join(root, 'deploy/docker/Dockerfile'), 'utf8');
const services = Object.entries(compose.services);
const keys: Record<(typeof serviceNames)[number], ConfigKeys> = {
  account: accountKeys,
  'document-storage': documentStorageKeys,
  verification: verificationKeys,
  notification: notificationKeys,
  portal: portalKeys,
};

describe('docker-compose.yml', () => {
  it('keeps to the schema of the Compose Specification', () => {
    const schema = JSON.parse(readFileSync(join(root, 'test/contracts/schemas/compose-spec.json'), 'utf8'));
    const ajv = new Ajv2020({ strict: false, allErrors: true, validateFormats: false });
    const validate = ajv.compile(schema);
    validate(compose);
    expect(validate.errors).toBeNull();
  });

  it('refuses what the schema does not know, so that this test means something', () => {
    const schema = JSON.parse(readFileSync(join(root, 'test/contracts/schemas/compose-spec.json'), 'utf8'));
    const validate = new Ajv2020({ strict: false, validateFormats: false }).compile(schema);
    expect(validate({ services: { postgres: { imagge: 'postgres' } } })).toBe(false);
  });

  it('names every image by an exact tag, or builds it', () => {
    const foreign = services.filter(([, service]) => !service.build).map(([, service]) => service.image ?? '');
    for (const image of [...foreign, ...[...dockerfile.matchAll(/^FROM (\S+:\S+)/gm)].map((match) => match[1] ?? '')]) {
      expect(image).toMatch(/:\d+\.\d+\.?\d*/);
    }
  });

  it('builds only stages that the Dockerfile has, none of which runs as root', () => {
    const stages = [...dockerfile.matchAll(/^FROM \S+ AS (\S+)/gm)].map((match) => match[1]);
    for (const [, { build }] of services) {
      if (!build) continue;
      expect(stages).toContain(build.target);
      const stage = dockerfile.split(/^FROM /m).find((text) => text.includes(` AS ${build.target}\n`)) ?? '';
      expect(stage).toMatch(/^USER node$/m);
    }
  });

  it('publishes on the loopback address alone', () => {
    const ports = services.flatMap(([, service]) => service.ports ?? []);
    expect(ports.length).toBeGreaterThan(0);
    for (const port of ports) expect(port).toMatch(/^127\.0\.0\.1:/);
  });

  it('watches the health of everything that stays up', () => {
    const staying = services.filter(([, service]) => service.restart !== 'no');
    expect(staying.filter(([, service]) => !service.healthcheck?.test).map(([name]) => name)).toEqual([]);
  });

  it('keeps data in volumes that it declares', () => {
    const used = services
      .flatMap(([, service]) => service.volumes ?? [])
      .map((volume) => volume.split(':')[0] ?? '')
      .filter((source) => !source.startsWith('.'));
    expect(new Set(used)).toEqual(new Set(Object.keys(compose.volumes)));
  });

  it('starts every service, after its migration, from files that the build makes', () => {
    for (const name of serviceNames) {
      expect(compose.services[name]?.command).toEqual(['node', `dist/services/${name}/src/main.js`]);
      const migration = compose.services[`${name}-migrate`];
      if (name !== 'portal') expect(migration?.environment).toEqual(compose.services[name]?.environment);
    }
  });

  it.each(serviceNames)('gives %s the whole configuration, and no key that it does not know', (name) => {
    const environment = compose.services[name]?.environment ?? {};
    const known = { ...runtimeKeys, ...keys[name] };
    expect(() => loadConfig(known, environmentOrFiles(environment))).not.toThrow();
    expect(Object.keys(environment).filter((key) => !(key in known))).toEqual([]);
  });
});

describe('the local system without Docker', () => {
  it.each(serviceNames)('gives %s the whole configuration, and no key that it does not know', (name) => {
    const environment = environmentOf(profileOf('test'), name);
    const known = { ...runtimeKeys, ...keys[name] };
    expect(() => loadConfig(known, environmentOrFiles(environment))).not.toThrow();
    expect(Object.keys(environment).filter((key) => !(key in known))).toEqual([]);
  });
});
