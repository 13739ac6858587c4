import { LocalProblem } from './problem.js';

const base = {
  portal: 8080,
  account: 8081,
  'document-storage': 8082,
  verification: 8083,
  notification: 8084,
  postgres: 5442,
  redis: 6389,
  kafka: 9192,
  kafkaController: 9193,
  minio: 9100,
  minioConsole: 9101,
  clamd: 3410,
  smtp: 1125,
  mailWeb: 1180,
  sms: 1190,
};

export type PortName = keyof typeof base;
export type Ports = Record<PortName, number>;

const highestBase = Math.max(...Object.values(base));

/** Every port of a profile; `DAFTAR_PORT_OFFSET` moves all of them when one is taken. */
export function portsOf(profile: 'dev' | 'test', env: NodeJS.ProcessEnv): Ports {
  const offset = readOffset(env.DAFTAR_PORT_OFFSET) + (profile === 'test' ? 10_000 : 0);
  return Object.fromEntries(Object.entries(base).map(([name, port]) => [name, port + offset])) as Ports;
}

function readOffset(text: string | undefined): number {
  const offset = Number(text || 0);
  if (Number.isInteger(offset) && offset >= 0 && highestBase + 10_000 + offset < 65_536) {
    return offset;
  }
  throw new LocalProblem(
    `DAFTAR_PORT_OFFSET is "${text}", but must be a whole number from 0 to ${65_535 - highestBase - 10_000}.`,
  );
}
