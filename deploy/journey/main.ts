import { journeyCommand } from './journey-command.js';

await journeyCommand(process.argv.slice(2));
