import type { FilterStyle } from './object-filter.ts';

/** The libraries whose conditions are an object, by the name a message gives them. */
export const filterStyles: Readonly<Record<string, FilterStyle>> = {
  Prisma: {
    among: (keys) => `{ in: ${keys} }`,
    methods: {
      findMany: { answers: 'list', by: 'where', many: 'findMany' },
      findUnique: { answers: 'null', by: 'where', isUnique: true, many: 'findMany' },
    },
    omits: new Set(['omit']),
    perKey: new Set(['cursor', 'distinct', 'skip', 'take']),
    selects: new Set(['select']),
  },
};
