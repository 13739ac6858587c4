import {
  type ConfigKeys,
  type ConfigOf,
  environmentOrFiles,
  loadConfig,
  type RuntimeConfig,
  runtimeKeys,
  type ServiceDefinition,
} from '#runtime';
import { accountService } from '../../services/account/src/account.module.js';
import { documentStorageService } from '../../services/document-storage/src/document-storage.module.js';
import { notificationService } from '../../services/notification/src/notification.module.js';
import { portalService } from '../../services/portal/src/portal.module.js';
import { verificationService } from '../../services/verification/src/verification.module.js';
import { environmentOf, profileOf, type ServiceName } from '../local/index.js';

/** Every service, in the order in which an applicant meets them. */
export const services: readonly ServiceDefinition<ConfigKeys>[] = [
  portalService,
  accountService,
  documentStorageService,
  verificationService,
  notificationService,
] as unknown as readonly ServiceDefinition<ConfigKeys>[];

/** The configuration of the local stack: documents are made from what a service is, and none of these values is in them. */
export function localConfig(service: ServiceDefinition<ConfigKeys>): ConfigOf<ConfigKeys> & RuntimeConfig {
  const environment = environmentOf(profileOf('test'), service.name as ServiceName);
  return loadConfig({ ...runtimeKeys, ...service.keys }, environmentOrFiles(environment));
}
