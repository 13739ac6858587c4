import { z } from 'zod';

const LONGEST_TOKEN = 100;

export const checkCardSchema = z.strictObject({
  token: z
    .string()
    .min(1)
    .max(LONGEST_TOKEN)
    .describe('What stands behind the # of the link in the QR code.')
    .meta({ examples: ['Zr3kX0v1mQpT8bYcL5uWd2Na'] }),
});
export type CheckCardBody = z.output<typeof checkCardSchema>;

export const checkedCardAnswer = z.discriminatedUnion('valid', [
  z
    .object({
      valid: z.literal(true).describe('The card belongs to an active account.'),
      maskedName: z
        .string()
        .describe('The name on the card: the first letter of each word.')
        .meta({ examples: ['S*** N******'] }),
      checkCode: z
        .string()
        .describe('The check code on the card: eight symbols.')
        .meta({ examples: ['KM7P3XRT'] }),
    })
    .describe('A card that is valid.'),
  z
    .object({ valid: z.literal(false).describe('No valid card carries this token.') })
    .describe('No card, or one that ended; which of the two is not told.'),
]);
