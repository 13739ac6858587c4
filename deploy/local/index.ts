/** The local system as tests use it: real parts and real service processes, to stop and to freeze. */

export { findChromium } from './chromium.js';
export { databaseUrl } from './databases.js';
export type { Description } from './description.js';
export { openDevelopmentPeriod, setPeriod } from './development-period.js';
export { treeOf } from './identity.js';
export { type ExtraBroker, type Infra, openInfra, type PartName, type Parts, stopProfile } from './infra.js';
export { type ManagedProcess, recordedProcesses } from './managed-process.js';
export { watchMemory } from './memory.js';
export type { Part } from './part.js';
export { freePort } from './port-conflict.js';
export { type Profile, type ProfileName, profileOf } from './profile.js';
export { silent } from './progress.js';
export { repositoryRoot } from './root.js';
export { environmentOf, publicOrigin, type ServiceName, serviceNames, serviceUrl } from './services.js';
export { type Environments, type Role, type RunningService, type ServiceOptions, System } from './system.js';
export { declaredTopics } from './topics.js';
export { until } from './wait.js';
