import { openInfra } from '../../deploy/local/index.js';
it('freezes, resumes, stops and starts parts and adds a broker', async () => {
  const infra = await openInfra('test');
  const t0 = Date.now();
  const lap = (s: string) => process.stderr.write(`${s} ${Date.now() - t0}\n`);
  await infra.parts.kafka.process; 
  const extra = await infra.addBroker('kafka-extra2');
  lap('added');
  await extra.stop();
  lap('stopped');
  await extra.start();
  lap('started');
  await extra.process.kill();
  lap('killed');
  await extra.start();
  lap('started');
  await extra.stop();
  lap('stopped');
});
