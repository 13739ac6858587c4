import type { z } from 'zod';
import { kannelReceipt } from './kannel-receipt.schemas.js';

/** What stands in the address that we gave to the provider; what happened stands in the body, in the provider's words. */
export const genericReceipt = kannelReceipt.omit({ status: true });

export type GenericReceipt = z.output<typeof genericReceipt>;
