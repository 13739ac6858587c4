/** The local system as tests use it: real parts and real service processes, to stop and to freeze. */

export { databaseUrl } from './databases.js';
export type { Description } from './description.js';
export { openDevelopmentPeriod } from './development-period.js';
export { type ExtraBroker, type Infra, openInfra, type PartName, type Parts } from './infra.js';
export type { ManagedProcess } from './managed-process.js';
export { watchMemory } from './memory.js';
export type { Part } from './part.js';
export { type Profile, type ProfileName, profileOf } from './profile.js';
export { environmentOf, publicOrigin, type ServiceName, serviceNames, serviceUrl } from './services.js';
export { type Role, type RunningService, type ServiceOptions, System } from './system.js';
export { declaredTopics } from './topics.js';
