import { mkdirSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { ManagedProcess } from '../managed-process.js';
import { installPackage } from '../packages.js';
import { definePart, type Part, type Tell } from '../part.js';
import { missing } from '../problem.js';
import type { Profile } from '../profile.js';
import { onPath } from '../programs.js';

/** The one signature that is needed to see the scanner work: that of EICAR's test file, which harms nobody. */
const EICAR = String.raw`X5O!P%@AP[4\PZX54(P^)7CC)7}$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*`;
const SIGNATURE = `Eicar-Test-Signature:0:*:${Buffer.from(EICAR).toString('hex')}\n`;

/** Tests always do. The system that a person starts does where ClamAV is installed, and does without it elsewhere. */
export function scansForMalware(profile: Profile): boolean {
  return profile.name === 'test' || onPath('clamd') !== undefined;
}

/** ClamAV's daemon with a signature of our own, so that nothing is downloaded. */
export function clamdPart(profile: Profile): Part {
  const port = profile.ports.clamd;
  const folder = join(profile.data, 'clamd');
  const process = new ManagedProcess(profile, 'clamd');
  return definePart({
    title: 'ClamAV',
    ports: [{ label: 'ClamAV', port }],
    process,
    prepare: async (tell) => void (await findClamd(tell)),
    async launch() {
      const command = await findClamd();
      await process.launch({ command, args: ['--config-file', configure(folder, port)], cwd: folder });
    },
    isReady: () => answersPing(port),
    readyWithinMs: 30_000,
  });
}

async function findClamd(tell?: Tell): Promise<string> {
  if (!onPath('clamd')) {
    tell?.('installing clamav-daemon with apt-get');
    await installPackage('clamav-daemon', 'ClamAV', 'clamav');
  }
  const path = onPath('clamd');
  if (!path) throw missing('ClamAV is missing.', 'Install clamav-daemon and put clamd on PATH.');
  return path;
}

function configure(folder: string, port: number): string {
  const signatures = join(folder, 'signatures');
  mkdirSync(signatures, { recursive: true });
  writeFileSync(join(signatures, 'eicar.ndb'), SIGNATURE);
  const file = join(folder, 'clamd.conf');
  const values = {
    Foreground: 'yes',
    TCPAddr: '127.0.0.1',
    TCPSocket: port,
    DatabaseDirectory: signatures,
    TemporaryDirectory: folder,
    // More than the largest document that a period may ask for.
    StreamMaxLength: '25M',
    MaxFileSize: '25M',
    MaxScanSize: '100M',
    // Whoever asks waits for 20 s.
    MaxScanTime: 15_000,
    // What goes beyond the limits was not looked through: it is told of, and not taken for clean.
    AlertExceedsMax: 'yes',
    MaxThreads: 4,
  };
  writeFileSync(
    file,
    Object.entries(values)
      .map(([name, value]) => `${name} ${value}\n`)
      .join(''),
  );
  return file;
}

function answersPing(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host: '127.0.0.1', port, timeout: 2_000 });
    const end = (answers: boolean) => {
      socket.destroy();
      resolve(answers);
    };
    socket.once('data', (answer) => end(answer.toString('latin1').startsWith('PONG')));
    for (const event of ['error', 'timeout', 'close'] as const) socket.once(event, () => end(false));
    socket.write('zPING\0');
  });
}
