import { startGateway } from './gateway.js';

/** The SMS gateway of the local system: it speaks Kannel's `sendsms` interface and dials nobody. */
const { HTTP_HOST = '127.0.0.1', HTTP_PORT, KANNEL_USERNAME, KANNEL_PASSWORD } = process.env;
const port = Number(HTTP_PORT);
if (!Number.isInteger(port) || port < 1 || port > 65_535 || !KANNEL_USERNAME || !KANNEL_PASSWORD) {
  process.stderr.write('The SMS gateway needs HTTP_PORT, KANNEL_USERNAME and KANNEL_PASSWORD.\n');
  process.exit(78);
}

const gateway = await startGateway({ host: HTTP_HOST, port, username: KANNEL_USERNAME, password: KANNEL_PASSWORD });
process.stdout.write(`SMS gateway on ${gateway.url}\n`);
for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  process.on(signal, () => void gateway.close().then(() => process.exit(0)));
}
