export { eventually } from './eventually.js';
export { type Infrastructure, testInfrastructure } from './infrastructure.js';
export { openTestDatabase, type TestDatabase } from './test-database.js';
