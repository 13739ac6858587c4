import type { Browser } from 'playwright-core';
import { openBrowser } from '../../deploy/browser/browser.js';
import { DESKTOP, type Device, PHONE, Visitor } from '../../deploy/browser/visitor.js';
import type { Place } from '../../deploy/journey/options.js';
import { inventPerson, type Person } from '../../deploy/journey/person.js';
import { type RunningSystem, startSystem } from '../flows/running-system.js';

export const onPhone = { ...PHONE, language: 'id' } as const;
export const onDesktop = { ...DESKTOP, language: 'en' } as const;

/** The running system and one browser, for all tests of a file. */
export interface Site {
  readonly running: RunningSystem;
  readonly place: Place;
  readonly browser: Browser;
  /** A fresh browser of somebody new, or of somebody who is known already. */
  visit(device?: Device, person?: Person): Promise<Visitor>;
}

/**
 * Opens the site for a spec file. After each test whoever came leaves, and what a page did that it must not do, at any
 * moment of the test, fails it: see Watch.
 */
export function openSite(): Site {
  let running: RunningSystem;
  let browser: Browser;
  let place: Place;
  let visitors: Visitor[] = [];

  beforeAll(async () => {
    running = await startSystem();
    const { mail, sms } = running.infra.description;
    place = { base: running.surroundings.base, mailUrl: mail.webUrl, smsUrl: sms.url };
    browser = await openBrowser();
  });
  afterEach(async () => {
    const left = visitors;
    visitors = [];
    const complaints = left.flatMap(({ watch }) => watch.complaints());
    await Promise.all(left.map((visitor) => visitor.leave()));
    expect(complaints).toEqual([]);
  });
  afterAll(async () => {
    await browser?.close();
    await running?.stop();
  });

  return {
    get running() {
      return running;
    },
    get place() {
      return place;
    },
    get browser() {
      return browser;
    },
    async visit(device = onPhone, person = inventPerson()) {
      const visitor = await Visitor.arrive(browser, place, person, device);
      visitors.push(visitor);
      return visitor;
    },
  };
}
