import { createHmac } from 'node:crypto';
import { equalInConstantTime } from '#privacy';

export interface ReturnedAttempt {
  readonly deliveryId: string;
  readonly attempt: number;
}

// Small letters and digits alone, for mail servers may change the case; and 64 characters at most (RFC 5321, 4.5.3.1.1).
const LOCAL_PART =
  /^bounce\+([0-9a-f]{8})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{12})\.([0-9a-z]{1,4})\.([0-9a-f]{18})$/;
const SIGNATURE_DIGITS = 18;
const ATTEMPT_BASE = 36;

/** An address of its own for the bounces of each attempt (VERP), which nobody but us can make up. */
export class ReturnPaths {
  constructor(
    private readonly key: Buffer,
    private readonly domain: string,
  ) {}

  of(deliveryId: string, attempt: number): string {
    const path = `${deliveryId.replaceAll('-', '')}.${attempt.toString(ATTEMPT_BASE)}`;
    return `bounce+${path}.${this.signature(deliveryId, attempt)}@${this.domain}`;
  }

  /** Which attempt an address belongs to; undefined when it is none of ours. */
  read(address: string): ReturnedAttempt | undefined {
    const split = address.lastIndexOf('@');
    if (address.slice(split + 1).toLowerCase() !== this.domain.toLowerCase()) return undefined;
    const match = LOCAL_PART.exec(address.slice(0, split).toLowerCase());
    if (!match) return undefined;
    const deliveryId = match.slice(1, 6).join('-');
    const attempt = Number.parseInt(match[6] ?? '', ATTEMPT_BASE);
    const genuine = equalInConstantTime(this.signature(deliveryId, attempt), match[7] ?? '');
    return genuine ? { deliveryId, attempt } : undefined;
  }

  private signature(deliveryId: string, attempt: number): string {
    const mac = createHmac('sha256', this.key).update(`bounce\n${deliveryId}\n${attempt}`).digest('hex');
    return mac.slice(0, SIGNATURE_DIGITS);
  }
}
