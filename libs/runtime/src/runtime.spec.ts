import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { jest } from '@jest/globals';
import { z } from 'zod';
import {
  ConfigError,
  configShapes,
  configureLogging,
  createLogger,
  currentTrace,
  Duties,
  type Duty,
  environmentOrFiles,
  loadConfig,
  runWithTrace,
} from './index.js';

describe('logging', () => {
  const lineOf = (write: () => void): string => {
    const lines: string[] = [];
    const spy = jest.spyOn(process.stdout, 'write').mockImplementation((line) => lines.push(String(line)) > 0);
    write();
    spy.mockRestore();
    return lines.join('');
  };
  const log = createLogger('spec');

  it('drops every field that is not on the list', () => {
    configureLogging({ service: 'spec', role: 'all', level: 'info' });
    const line = lineOf(() => log.info('thing.happened', { count: 3, nik: '3171234567890123', name: 'Siti' }));
    expect(JSON.parse(line)).toMatchObject({ event: 'thing.happened', count: 3, service: 'spec' });
    expect(line).not.toMatch(/3171234567890123|Siti/);
  });

  it.each(['siti@example.id', '081234567890', '+6281234567890', '3171234567890123', 'x'.repeat(500)])(
    'redacts "%s" even in a listed field',
    (value) => {
      expect(JSON.parse(lineOf(() => log.info('e', { reason: value })))).toMatchObject({ reason: '[redacted]' });
    },
  );

  it('keeps ids', () => {
    const id = '018f3c1e-7a51-7c1f-9d55-012345678901';
    expect(JSON.parse(lineOf(() => log.info('e', { registrationId: id })))).toMatchObject({ registrationId: id });
  });

  it('writes the code and frames of an error, and not its message', () => {
    const line = lineOf(() => log.error('e', new Error('Key (nik)=(3171234567890123) exists')));
    expect(line).not.toContain('3171');
    expect(JSON.parse(line)).toMatchObject({ code: 'Error', stack: expect.any(Array) });
  });

  it('carries the trace of the present work', () => {
    const traceId = '0af7651916cd43dd8448eb211c80319c';
    const line = lineOf(() => runWithTrace(`00-${traceId}-b7ad6b7169203331-01`, () => log.info('e')));
    expect(JSON.parse(line)).toMatchObject({ correlationId: traceId });
  });
});

describe('tracing', () => {
  it('keeps the trace and draws a new span for each child', () => {
    const parent = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01';
    const child = runWithTrace(parent, () => currentTrace());
    expect(child.traceparent).toMatch(/^00-0af7651916cd43dd8448eb211c80319c-[0-9a-f]{16}-01$/);
    expect(child.traceparent).not.toBe(parent);
  });

  it.each([undefined, 'rubbish', '00-00000000000000000000000000000000-b7ad6b7169203331-01'])(
    'starts a new trace for %s',
    (header) => {
      expect(runWithTrace(header, () => currentTrace().traceId)).toMatch(/^(?!0{32})[0-9a-f]{32}$/);
    },
  );
});

describe('configuration', () => {
  const keys = {
    PORT: { schema: configShapes.port, about: 'Port.' },
    KEY: { schema: configShapes.key32, about: 'Key.', secret: true },
    NAME: { schema: z.string().default('x'), about: 'Name.' },
  };
  const loaded = (env: Record<string, string>) => loadConfig(keys, environmentOrFiles(env));

  it('reads values with their types and defaults', () => {
    const config = loaded({ PORT: '8080', KEY: Buffer.alloc(32, 1).toString('base64') });
    expect(config).toEqual({ PORT: 8080, KEY: Buffer.alloc(32, 1), NAME: 'x' });
  });

  it('names every problem at once, and never repeats a value', () => {
    const attempt = () => loaded({ PORT: '99999', KEY: 'c2VjcmV0' });
    expect(attempt).toThrow(ConfigError);
    expect(attempt).toThrow(/PORT.*\n.*KEY/);
    expect(attempt).not.toThrow(/c2VjcmV0/);
  });

  it('says which file cannot be read', () => {
    expect(() => loaded({ PORT: '1', KEY_FILE: '/nonexistent/key' })).toThrow(/KEY_FILE names a file/);
  });

  it('takes a secret from the file that X_FILE names, and from the environment before it', () => {
    const folder = mkdtempSync(join(tmpdir(), 'daftar-config-'));
    const file = join(folder, 'key');
    writeFileSync(file, `${Buffer.alloc(32, 2).toString('base64')}\n`);
    const direct = Buffer.alloc(32, 3).toString('base64');
    expect(loaded({ PORT: '1', KEY_FILE: file }).KEY).toEqual(Buffer.alloc(32, 2));
    expect(loaded({ PORT: '1', KEY_FILE: file, KEY: direct }).KEY).toEqual(Buffer.alloc(32, 3));
    rmSync(folder, { recursive: true });
  });

  it('takes values from any source that is given to it', () => {
    const vault = new Map([
      ['PORT', '8080'],
      ['KEY', Buffer.alloc(32, 4).toString('base64')],
    ]);
    expect(loadConfig(keys, { read: (name) => ({ value: vault.get(name) }) }).KEY).toEqual(Buffer.alloc(32, 4));
  });
});

describe('a key ring in the configuration', () => {
  const keys = { MASTER_KEY: { schema: configShapes.keyRing, about: 'Master keys.', secret: true } };
  const loaded = (env: Record<string, string>) => loadConfig(keys, environmentOrFiles(env)).MASTER_KEY;
  const [old, next] = [Buffer.alloc(32, 1), Buffer.alloc(32, 2)];

  it('keeps the order of its keys', () => {
    const ring = loaded({ MASTER_KEY: `2=${next.toString('base64')},1=${old.toString('base64')}` });
    expect([ring.sealing.id, ring.find('1'), ring.find('2')]).toEqual(['2', old, next]);
  });

  it.each([
    ['a bare key', old.toString('base64'), 'key 1 must be written id=base64'],
    ['a short key', `1=${old.toString('base64')},next=c2VjcmV0`, 'key "next" must be 32 bytes in base64'],
    ['nothing', '', 'must be given as id=base64'],
  ])('says what is wrong with %s, and never repeats a value', (_, value, problem) => {
    const attempt = () => loaded({ MASTER_KEY: value });
    expect(attempt).toThrow(`MASTER_KEY: ${problem} (Master keys.)`);
    expect(attempt).not.toThrow(/c2VjcmV0|AQEBAQ/);
  });
});

describe('duties', () => {
  const duty = (name: string, calls: string[], stop: () => Promise<void> = async () => undefined): Duty => ({
    name,
    start: async () => void calls.push(`start ${name}`),
    stop: async () => {
      calls.push(`stop ${name}`);
      await stop();
    },
    health: async () => ({ ok: true }),
  });

  it('start in order, stop in the opposite one, and one that fails to stop does not keep the others', async () => {
    const calls: string[] = [];
    const failing = async () => {
      throw new Error('stuck');
    };
    const duties = new Duties([duty('a', calls), duty('b', calls, failing), duty('c', calls)]);
    configureLogging({ service: 'spec', role: 'all', level: 'error' });
    const spy = jest.spyOn(process.stdout, 'write').mockImplementation(() => true);
    await duties.start();
    await duties.stop();
    spy.mockRestore();
    expect(calls).toEqual(['start a', 'start b', 'start c', 'stop c', 'stop b', 'stop a']);
  });
});
