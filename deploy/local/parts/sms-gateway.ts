import { join } from 'node:path';
import { ManagedProcess } from '../managed-process.js';
import { definePart, type Part } from '../part.js';
import type { Profile } from '../profile.js';
import { repositoryRoot } from '../root.js';
import { secretsOf } from '../secrets.js';
import { kannelUsername } from '../services.js';
import { answersOk } from '../wait.js';

/** The SMS inbox: speaks Kannel's sendsms, shows every message on a page, dials nobody. */
export function smsGatewayPart(profile: Profile): Part {
  const port = profile.ports.sms;
  const process = new ManagedProcess(profile, 'sms');
  return definePart({
    title: 'SMS inbox',
    ports: [{ label: 'the SMS inbox', port }],
    process,
    prepare: async () => undefined,
    async launch() {
      await process.launch({
        command: globalThis.process.execPath,
        args: [join(repositoryRoot, 'dist/deploy/local/sms-gateway/main.js')],
        env: {
          ...globalThis.process.env,
          HTTP_HOST: '127.0.0.1',
          HTTP_PORT: String(port),
          KANNEL_USERNAME: kannelUsername,
          KANNEL_PASSWORD: secretsOf(profile).kannelPassword,
        },
        cwd: repositoryRoot,
      });
    },
    isReady: () => answersOk(`http://127.0.0.1:${port}/health`),
    readyWithinMs: 30_000,
  });
}
