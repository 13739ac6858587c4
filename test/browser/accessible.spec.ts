import { lookAlongTheWay, lookAround, lookAtMishaps } from '../../deploy/browser/tour/tour.js';
import type { Visitor } from '../../deploy/browser/visitor.js';
import { audit } from './audit.js';
import { onPhone, openSite } from './site.js';

/** A tour is long: this is the limit for one that hangs. */
const TOUR_MS = 600_000;

describe.each(['id', 'en'] as const)('every page and state, in %s,', (language) => {
  const site = openSite();
  let found: string[];
  beforeEach(() => {
    found = [];
  });
  const look = async (visitor: Visitor, name: string) => {
    found.push(...(await audit(visitor, name)));
  };
  const visit = () => site.visit({ ...onPhone, language });

  it(
    'is accessible to whoever looks around',
    async () => {
      await lookAround(await visit(), site.running.infra.profile, look);
      expect(found).toEqual([]);
    },
    TOUR_MS,
  );

  it(
    'is accessible all along the way',
    async () => {
      await lookAlongTheWay(await visit(), site.browser, look);
      expect(found).toEqual([]);
    },
    TOUR_MS,
  );

  it(
    'is accessible to whoever has bad luck',
    async () => {
      await lookAtMishaps(await visit(), site.browser, look);
      expect(found).toEqual([]);
    },
    TOUR_MS,
  );
});
