import { compiled, prepareCheckout } from './checkout.mjs';

/** Programs of their own; every other name is a command of the local system. */
const programs = {
  journey: 'deploy/journey/main.js',
  'journey:browser': 'deploy/browser/main.js',
  lighthouse: 'deploy/browser/lighthouse.js',
  screenshots: 'deploy/browser/screenshots.js',
  latency: 'deploy/journey/latency.js',
  'equal-time': 'deploy/bench/equal-time.js',
  lapses: 'deploy/bench/lapses/main.js',
  codes: 'deploy/bench/codes/main.js',
  failover: 'deploy/bench/failover/main.js',
  inspection: 'deploy/bench/inspection.js',
  docs: 'deploy/docs/main.js',
};

await prepareCheckout();
const [name, ...args] = process.argv.slice(2);
if (name in programs) {
  process.argv = [process.execPath, programs[name], ...args];
  await compiled(programs[name]);
} else {
  const { main } = await compiled('deploy/local/main.js');
  await main([name, ...args]);
}
