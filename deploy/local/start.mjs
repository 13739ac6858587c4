import { compiled, prepareCheckout } from './checkout.mjs';

await prepareCheckout();
const { main } = await compiled('deploy/local/main.js');
await main(['start', ...process.argv.slice(2)]);
