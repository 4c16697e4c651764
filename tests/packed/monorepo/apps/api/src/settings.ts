function required(name: string): string {
  const value = process.env[name];
  if (value === undefined) {
    throw new Error(`${name} is not set`);
  }
  return value;
}

export const databaseUrl = required('DATABASE_URL');
export const signingKey = required('SIGNING_KEY');
