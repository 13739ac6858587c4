export {
  ConfigError,
  type ConfigKey,
  type ConfigKeys,
  type ConfigOf,
  configShapes,
  loadConfig,
  ROLES,
  type Role,
  type RuntimeConfig,
  runtimeKeys,
} from './config.js';
export { type ConfigSource, environmentOrFiles } from './config-source.js';
export { type Documentation, Documented, documentationOf } from './http/documented.js';
export { declaredFieldTexts, fieldText, textOfField } from './http/field-texts.js';
export type { ProcessState } from './http/health.controller.js';
export { sendProblem } from './http/problem.filter.js';
export {
  type Applicant,
  applicantIfAny,
  CurrentApplicant,
  isPublic,
  Public,
  remoteSessionKeys,
  SESSION_AUDIENCE,
  SESSION_COOKIE,
  SESSION_ISSUER,
} from './http/session.js';
export { fieldErrorsOf } from './http/validation.js';
export { configureLogging, createLogger, type LogFields, type Logger, type LogLevel } from './logger.js';
export { metrics, registry } from './metrics.js';
export {
  bootstrap,
  buildApplication,
  DUTIES,
  EVENT_SERVER,
  type EventServer,
  type RunningService,
  SESSION_KEYS,
  type ServiceDefinition,
  startService,
} from './process/bootstrap.js';
export { Duties, type Duty, type DutyHealth } from './process/duty.js';
export { endProcess } from './process/end-process.js';
export { PeriodicDuty } from './process/periodic-duty.js';
export { childOf, continueTrace, currentTrace, runWithTrace, type TraceContext } from './trace-context.js';
