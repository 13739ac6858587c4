import { createServer } from 'node:net';
import { conflictMessage, isFree, listeningInodes, refuseTakenPorts } from './port-conflict.js';

describe('a taken port', () => {
  it('is named with the process that holds it', () => {
    expect(conflictMessage('Redis', 6389, { pid: 42, command: '/usr/bin/redis-server *:6389' })).toBe(
      'Port 6389, which Redis needs, is taken by "/usr/bin/redis-server *:6389" (process 42).',
    );
  });

  it('is named without a holder where the system does not tell', () => {
    expect(conflictMessage('Kafka', 9192)).toBe('Port 9192, which Kafka needs, is taken by another process.');
  });

  it('stops the start with what to do, naming our own process as the holder', async () => {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as { port: number };
    try {
      expect(await isFree(port)).toBe(false);
      const refused = refuseTakenPorts([{ label: 'the SMS inbox', port }]);
      await expect(refused).rejects.toThrow(`Port ${port}, which the SMS inbox needs`);
      await expect(refused).rejects.toThrow('DAFTAR_PORT_OFFSET=100 npm start');
      if (process.platform === 'linux') await expect(refused).rejects.toThrow(`(process ${process.pid})`);
    } finally {
      server.close();
    }
  });
});

describe('the table of sockets', () => {
  const table = [
    '  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode',
    '   0: 0100007F:18F5 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 1111 1',
    '   1: 0100007F:18F5 0100007F:9999 01 00000000:00000000 00:00000000 00000000     0        0 2222 1',
    '   2: 0100007F:18F6 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 3333 1',
  ].join('\n');

  it('gives the inodes that listen on a port, not those that are connected through it', () => {
    expect(listeningInodes(table, 0x18f5)).toEqual(['1111']);
  });
});
