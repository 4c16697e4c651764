import { z } from 'zod';

export const billingSchema = z.object({
  plan: z.enum(['free', 'team', 'company']),
  seats: z.number().int().positive(),
  monthlyBudget: z.number().nonnegative(),
  taxId: z.bigint(),
  startsOn: z.date(),
  autoRenew: z.boolean(),
});
