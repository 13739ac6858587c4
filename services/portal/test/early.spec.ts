import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { startPortal } from './portal.js';
it.each([false, true])('early hang-up destroy=%s', async (destroy) => {
  const hasty = createServer((socket) => {
    socket.on('error', () => undefined);
    socket.once('data', () => {
      const body = '<Error><Code>EntityTooLarge</Code></Error>';
      socket.write(`HTTP/1.1 400 Bad Request\r\ncontent-type: application/xml\r\ncontent-length: ${body.length}\r\nconnection: close\r\n\r\n${body}`, () => destroy ? socket.destroy() : socket.end());
    });
  });
  await new Promise<void>((r) => hasty.listen(0, '127.0.0.1', r));
  const portal = await startPortal({ S3_URL: `http://127.0.0.1:${(hasty.address() as AddressInfo).port}` });
  const counts: Record<string, number> = {};
  for (let i = 0; i < 50; i++) {
    const form = new FormData();
    form.set('file', new Blob([new Uint8Array(5_000_000)]), 'file');
    const r = await fetch(`${portal.url}/quarantine`, { method: 'POST', body: form }).then((x) => x.text().then(t => `${x.status} ${JSON.parse(t).code}`), (e) => `error ${e.cause?.code}`);
    counts[r] = (counts[r] ?? 0) + 1;
  }
  console.error(JSON.stringify(counts));
  await portal.running.stop();
  hasty.close();
});
