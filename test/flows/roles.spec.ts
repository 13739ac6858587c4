import { walkThrough } from '../../deploy/journey/journey.js';
import { countMessages } from '../../deploy/journey/report.js';
import { type Role, type ServiceName, serviceNames } from '../../deploy/local/index.js';
import { type RunningSystem, startSystem, step } from './running-system.js';

const OTHER_ROLES: readonly Role[] = ['consume', 'relay', 'work'];
const OWNERS = serviceNames.filter((name) => name !== 'portal');
const instanceOf = (service: ServiceName, role: Role) => `${service}-${role}`;

describe('every role in a process of its own', () => {
  let running: RunningSystem;

  beforeAll(async () => {
    running = await startSystem();
    for (const service of OWNERS) {
      await running.system.process(service).stop();
      await running.system.start(service, { role: 'serve' });
      await Promise.all(
        OTHER_ROLES.map((role) => running.system.start(service, { role, instance: instanceOf(service, role) })),
      );
    }
  });
  afterAll(async () => {
    await Promise.all(
      OWNERS.flatMap((service) => OTHER_ROLES.map((role) => running.system.process(instanceOf(service, role)).stop())),
    );
    await running.stop();
  });

  it('applicants get from nothing to an active account, with each message once', async () => {
    const people = [running.applicant({ first: 'email', confirmBy: 'link' }), running.applicant({ first: 'sms' })];
    await Promise.all(people.map((applicant) => walkThrough(applicant, step)));
    const counts = await Promise.all(people.map(countMessages));
    expect(counts.flatMap(({ complaints }) => complaints)).toEqual([]);
  });

  it('a role without HTTP routes still has its probes and figures, and nothing else', async () => {
    const { url } = await running.system.start('verification', {
      role: 'relay',
      instance: 'verification-second-relay',
    });
    try {
      expect((await fetch(`${url}/health/ready`)).status).toBe(200);
      expect((await fetch(`${url}/metrics`)).status).toBe(200);
      expect((await fetch(`${url}/api/v1/verifications/current`)).status).toBe(404);
    } finally {
      await running.system.process('verification-second-relay').stop();
    }
  });
});
