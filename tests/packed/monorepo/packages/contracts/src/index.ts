import { z } from 'zod';

export const orderSearch = z.object({
  customer: z.string(),
  page: z.number().int().positive(),
  paid: z.coerce.boolean().optional(),
});
