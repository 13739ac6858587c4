import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { ManagedProcess } from '../managed-process.js';
import { definePart, type Part } from '../part.js';
import type { Profile } from '../profile.js';
import { repositoryRoot } from '../root.js';
import { answersOk } from '../wait.js';

const program = join(repositoryRoot, 'node_modules/maildev/dist/bin/maildev.js');

/** The mail inbox: takes every mail by SMTP, shows it on a page, delivers nothing. */
export function mailPart(profile: Profile): Part {
  const { smtp, mailWeb } = profile.ports;
  const folder = join(profile.data, 'mail');
  const process = new ManagedProcess(profile, 'mail');
  return definePart({
    title: 'Mail inbox',
    ports: [
      { label: 'the mail inbox (SMTP)', port: smtp },
      { label: 'the mail inbox (page)', port: mailWeb },
    ],
    process,
    prepare: async () => undefined,
    async launch() {
      mkdirSync(folder, { recursive: true });
      await process.launch({
        command: globalThis.process.execPath,
        args: [program, ...settings(smtp, mailWeb, folder)],
        cwd: folder,
      });
    },
    isReady: () => answersOk(`http://127.0.0.1:${mailWeb}/api/email`),
    readyWithinMs: 30_000,
    // It waits 10 s for open connections, and has nothing to lose: each mail is a file already.
    graceMs: 2_000,
  });
}

function settings(smtp: number, web: number, folder: string): string[] {
  return [
    ...['--smtp', String(smtp), '--ip', '127.0.0.1'],
    ...['--web', String(web), '--web-ip', '127.0.0.1'],
    ...['--mail-directory', folder, '--silent'],
  ];
}
