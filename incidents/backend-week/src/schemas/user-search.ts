import { z } from 'zod';

export const userSearchSchema = z.object({
  name: z.string().default(''),
  page: z.number().int().positive().default(1),
  minAge: z.number().min(0).optional(),
  signedUpAfter: z.date().optional(),
  active: z.boolean().optional(),
});
