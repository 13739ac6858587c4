import type { BrowserContext, ConsoleMessage, Page, Request } from 'playwright-core';

/** Runs in each page before its own script: a violation of its policy becomes an error of the console. */
const TELL_VIOLATIONS = `addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) =>
  console.error('violates its policy: ' + violatedDirective + ' ' + blockedURI))`;

/** How a page learns that a login from this address has to bring a proof of work; it brings it at once. */
const PROOF_IS_ASKED_FOR = /status of 428 .*\/api\/v1\/sessions\)$/;

const originOf = (url: string) => (URL.canParse(url) ? new URL(url).origin : 'null');

/**
 * Looks at everything that happens in a browser from its first request on. A page of ours that asks another origin for
 * anything, violates its policy, throws, or writes an error into the console, is a complaint.
 */
export class Watch {
  private readonly seen: string[] = [];
  private readonly expected: RegExp[] = [PROOF_IS_ASKED_FOR];

  constructor(
    private readonly origin: string,
    /** The pages of the inboxes are not ours. */
    private readonly inboxes: readonly string[],
  ) {}

  async begin(context: BrowserContext): Promise<void> {
    await context.addInitScript(TELL_VIOLATIONS);
    context.on('request', (request) => this.onRequest(request));
    context.on('console', (message) => this.onConsole(message));
    context.on('weberror', (error) => this.note(error.page(), `threw ${error.error().stack ?? error.error()}`));
  }

  /** This is meant to happen: an answer that a step provokes, or a line that is cut. */
  expect(...complaints: RegExp[]): void {
    this.expected.push(...complaints);
  }

  /** What went wrong so far without being expected. */
  complaints(): readonly string[] {
    return this.seen.filter((complaint) => !this.expected.some((pattern) => pattern.test(complaint)));
  }

  private onRequest(request: Request): void {
    const url = request.url();
    const asks = documentOf(request);
    const allowed = this.isForeign(asks) ? [this.origin, ...this.inboxes] : [this.origin];
    if (allowed.includes(originOf(url)) || /^(blob|data|about):/.test(url)) return;
    // Opening a fresh tab at an address is the reader's doing.
    if (asks === 'about:blank' && request.isNavigationRequest() && this.inboxes.includes(originOf(url))) return;
    this.seen.push(`${asks} asked for ${url}`);
  }

  private onConsole(message: ConsoleMessage): void {
    if (message.type() !== 'error' || this.isForeign(message.page()?.url() ?? '')) return;
    this.seen.push(`${message.page()?.url()}: ${message.text()} (${message.location().url})`);
  }

  private note(page: Page | null, what: string): void {
    if (!this.isForeign(page?.url() ?? '')) this.seen.push(`${page?.url()}: ${what}`);
  }

  private isForeign(url: string): boolean {
    return this.inboxes.includes(originOf(url));
  }
}

/** The page that asks; a worker and a page that is just coming have none yet. */
function documentOf(request: Request): string {
  try {
    return request.frame().page().url();
  } catch {
    return 'a worker';
  }
}
