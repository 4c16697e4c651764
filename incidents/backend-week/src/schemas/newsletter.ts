import { z } from 'zod';

/** Here the numbers that were strings had been found, and mended as one would: by coercion. */
export const newsletterSchema = z.object({
  weekly: z.coerce.boolean(),
  mailsAMonth: z.coerce.number().int().max(30),
});
