import { accountSchema } from './account.ts';
import { addressSchema } from './address.ts';
import { billingSchema } from './billing.ts';
import { preferencesSchema } from './preferences.ts';

export const signupSchema = accountSchema.extend({
  address: addressSchema,
  preferences: preferencesSchema,
  billing: billingSchema,
});
