import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { ManagedProcess } from '../managed-process.js';
import { definePart, type Part } from '../part.js';
import type { Profile } from '../profile.js';
import { secretsOf } from '../secrets.js';
import { answersOk } from '../wait.js';
import { findMinio } from './minio-program.js';

export function minioPart(profile: Profile): Part {
  const { minio, minioConsole } = profile.ports;
  const folder = join(profile.data, 'minio');
  const process = new ManagedProcess(profile, 'minio');
  return definePart({
    title: 'MinIO',
    ports: [
      { label: 'MinIO', port: minio },
      { label: "MinIO's console", port: minioConsole },
    ],
    process,
    prepare: async (tell) => void (await findMinio(tell)),
    async launch() {
      mkdirSync(folder, { recursive: true });
      const secrets = secretsOf(profile);
      await process.launch({
        command: await findMinio(),
        args: [
          'server',
          ...['--address', `127.0.0.1:${minio}`, '--console-address', `127.0.0.1:${minioConsole}`],
          folder,
        ],
        env: {
          ...globalThis.process.env,
          MINIO_ROOT_USER: secrets.minioAccessKey,
          MINIO_ROOT_PASSWORD: secrets.minioSecretKey,
          MINIO_UPDATE: 'off',
        },
        cwd: folder,
      });
    },
    isReady: () => answersOk(`http://127.0.0.1:${minio}/minio/health/ready`),
    readyWithinMs: 60_000,
  });
}
