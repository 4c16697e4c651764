import { z } from 'zod';

export const featureStatuses = ['draft', 'open', 'paid', 'cancelled'] as const;

export const featureItem = z.object({
  sku: z.string().trim().min(3).max(40),
  quantity: z.number().int().positive().max(1_000),
  note: z.string().max(500).optional(),
});

export const createFeature = z.object({
  userId: z.number().int().positive(),
  total: z.number().nonnegative(),
  status: z.enum(featureStatuses).default('draft'),
  items: z.array(featureItem).min(1).max(100),
  couponId: z.number().int().nullable().default(null),
  tags: z.array(z.string().toLowerCase()).default([]),
});

export const listFeatures = z.object({
  cursor: z.coerce.number().int().positive().optional(),
  limit: z.coerce.number().int().min(1).max(100).default(20),
  search: z.string().trim().max(80).optional(),
  status: z.enum(featureStatuses).optional(),
});

export const cancelFeatures = z.object({
  ids: z
    .string()
    .transform((ids) => ids.split(',').map(Number))
    .pipe(z.array(z.number().int().positive()).max(100)),
});

export const featureParams = z.object({ id: z.coerce.number().int().positive() });

export const patchFeature = createFeature.pick({ status: true, total: true, couponId: true }).partial();

export type CreateFeature = z.infer<typeof createFeature>;
export type FeatureItem = z.infer<typeof featureItem>;
export type FeatureStatus = (typeof featureStatuses)[number];
export type ListFeatures = z.infer<typeof listFeatures>;
export type PatchFeature = z.infer<typeof patchFeature>;

export function isFeatureStatus(value: unknown): value is FeatureStatus {
  return featureStatuses.some((status) => status === value);
}

export function problemsOf(error: z.ZodError): { path: string; message: string }[] {
  return error.issues.map(({ message, path }) => ({ path: path.map(String).join('.'), message }));
}
