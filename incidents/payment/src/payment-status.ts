import { z } from 'zod';

export const PaymentStatus = z.enum(['paid', 'pending', 'failed']);

export type PaymentStatus = z.infer<typeof PaymentStatus>;
