import type { DynamicModule, Type } from '@nestjs/common';
import { type ConfigKeys, environmentOrFiles, loadConfig, runtimeKeys, type ServiceDefinition } from '#runtime';
import { environmentOf, profileOf, type ServiceName } from '../../deploy/local/index.js';
import { accountService } from '../../services/account/src/account.module.js';
import { documentStorageService } from '../../services/document-storage/src/document-storage.module.js';
import { notificationService } from '../../services/notification/src/notification.module.js';
import { portalService } from '../../services/portal/src/portal.module.js';
import { verificationService } from '../../services/verification/src/verification.module.js';

interface Described {
  readonly name: ServiceName;
  readonly module: DynamicModule;
}

function describeService<K extends ConfigKeys>(definition: ServiceDefinition<K>): Described {
  const name = definition.name as ServiceName;
  const environment = environmentOrFiles(environmentOf(profileOf('test'), name));
  const config = loadConfig({ ...runtimeKeys, ...definition.keys }, environment);
  return { name, module: definition.module(config as Parameters<typeof definition.module>[0]) };
}

/** Every service as it is wired in role `all`, with the configuration of the local stack. */
const services: readonly Described[] = [
  describeService(accountService),
  describeService(documentStorageService),
  describeService(verificationService),
  describeService(notificationService),
  describeService(portalService),
];

export interface Method {
  readonly service: ServiceName;
  readonly controller: Type;
  readonly handler: (...args: never[]) => unknown;
}

function methodsOf(controller: Type): Method['handler'][] {
  const prototype = controller.prototype as Record<string, unknown>;
  return Object.getOwnPropertyNames(prototype)
    .filter((name) => name !== 'constructor')
    .map((name) => prototype[name])
    .filter((value): value is Method['handler'] => typeof value === 'function');
}

/** Every method of every controller. */
export const methods: readonly Method[] = services.flatMap(({ name, module }) =>
  ((module.controllers ?? []) as Type[]).flatMap((controller) =>
    methodsOf(controller).map((handler) => ({ service: name, controller, handler })),
  ),
);
