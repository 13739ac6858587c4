import { join } from 'node:path';
import { type Ports, portsOf } from './ports.js';
import { repositoryRoot } from './root.js';

export type ProfileName = 'dev' | 'test';

/** One local system: its ports and its folder. `dev` and `test` run side by side. */
export interface Profile {
  name: ProfileName;
  folder: string;
  logs: string;
  /** One file per running process, so that any later command can find and stop it. */
  run: string;
  data: string;
  ports: Ports;
}

export function profileOf(name: ProfileName, env: NodeJS.ProcessEnv = process.env): Profile {
  const folder = join(repositoryRoot, '.daftar', name);
  return {
    name,
    folder,
    logs: join(folder, 'logs'),
    run: join(folder, 'run'),
    data: join(folder, 'data'),
    ports: portsOf(name, env),
  };
}

export function isProfileName(value: string): value is ProfileName {
  return value === 'dev' || value === 'test';
}
