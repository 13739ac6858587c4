import { z } from 'zod';

/** What this service knows of a person besides the contacts. */
export const person = z.object({ birthDate: z.iso.date(), maskedName: z.string().min(1).max(300) });
export type Person = z.output<typeof person>;
