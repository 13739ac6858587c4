import { z } from 'zod';

/** What stands in the address that we gave to the gateway; `status` is Kannel's report value, filled in by it. */
export const kannelReceipt = z.object({
  delivery: z.uuid(),
  attempt: z.coerce.number().int().min(1).max(1_000_000),
  status: z.coerce.number().int().min(0).max(127),
  signature: z.string().length(43),
});

export type KannelReceipt = z.output<typeof kannelReceipt>;
