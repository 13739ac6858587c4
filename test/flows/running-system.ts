import { Applicant, type Preferences, type Surroundings } from '../../deploy/journey/applicant.js';
import { Inboxes } from '../../deploy/journey/inbox.js';
import { inventPerson } from '../../deploy/journey/person.js';
import {
  type Environments,
  type Infra,
  openDevelopmentPeriod,
  openInfra,
  publicOrigin,
  System,
  serviceNames,
} from '../../deploy/local/index.js';

/** The whole system on the infrastructure of the tests: real parts, real processes. */
export interface RunningSystem {
  readonly infra: Infra;
  readonly system: System;
  readonly surroundings: Surroundings;
  /** Somebody new. Patient ones try again when a part is away. */
  applicant(preferences?: Partial<Preferences>, patient?: boolean): Applicant;
  stop(): Promise<void>;
}

/** Starts every service with all its roles, and opens a period. `env` is added to what a service is configured with. */
export async function startSystem(env: Environments = {}): Promise<RunningSystem> {
  const infra = await openInfra('test');
  const system = new System(infra.profile);
  await system.migrate();
  await system.startAll({ env });
  await openDevelopmentPeriod(infra.profile);
  const inboxes = new Inboxes(infra.description.mail.webUrl, infra.description.sms.url);
  const surroundings: Surroundings = { base: publicOrigin(infra.profile), inboxes, patient: false };
  return {
    infra,
    system,
    surroundings,
    applicant: (preferences = {}, patient = false) =>
      new Applicant(
        inventPerson(),
        { first: 'email', confirmBy: 'code', ...preferences },
        { ...surroundings, patient },
      ),
    stop: async () => {
      await Promise.all(serviceNames.map((name) => system.process(name).stop()));
    },
  };
}

/** A step without a stopwatch. */
export const step = <T>(_name: string, run: () => Promise<T>): Promise<T> => run();
