import { z } from 'zod';

export const preferencesSchema = z.object({
  language: z.enum(['de', 'en', 'fr']),
  itemsPerPage: z.number().int().positive().max(100).default(20),
  digestHour: z.int().min(0).max(23),
  darkMode: z.boolean(),
  favourites: z.array(z.number().int().positive()),
});
