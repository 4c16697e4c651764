import { z } from 'zod';

export const accountSchema = z.object({
  name: z.string().min(1),
  email: z.email(),
  age: z.number(),
  householdSize: z.number().int().min(1),
  birthDate: z.date(),
  acceptsTerms: z.boolean(),
  newsletter: z.boolean().default(false),
  referralId: z.bigint().optional(),
});
