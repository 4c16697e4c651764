import type { FilterStyle } from './object-filter.ts';

const NONE: ReadonlySet<string> = new Set();

const prisma: FilterStyle = {
  among: (keys) => `{ in: ${keys} }`,
  methods: {
    findMany: { answers: 'list', by: 'where', many: 'findMany' },
    findUnique: { answers: 'null', by: 'where', isUnique: true, many: 'findMany' },
  },
  omits: new Set(['omit']),
  perKey: new Set(['cursor', 'distinct', 'skip', 'take']),
  selects: new Set(['select']),
};

const typeorm: FilterStyle = {
  among: (keys) => `In(${keys})`,
  imported: { from: 'typeorm', name: 'In' },
  methods: {
    find: { answers: 'list', by: 'where', many: 'find' },
    findBy: { answers: 'list', by: 'argument', many: 'findBy' },
    findOne: { answers: 'null', by: 'where', many: 'find' },
    findOneBy: { answers: 'null', by: 'argument', many: 'findBy' },
  },
  omits: NONE,
  perKey: new Set(['lock', 'skip', 'take']),
  selects: new Set(['select']),
  unique: { always: new Set(['PrimaryColumn', 'PrimaryGeneratedColumn']), ifAsked: new Set(['Column']) },
};

const sequelize: FilterStyle = {
  among: (keys) => keys,
  asked: (keys) => `{ where: { id: ${keys} } }`,
  id: 'id',
  methods: {
    findAll: { answers: 'list', by: 'where', many: 'findAll' },
    findByPk: { answers: 'null', by: 'key', isUnique: true, many: 'findAll' },
    findOne: { answers: 'null', by: 'where', many: 'findAll' },
  },
  omits: NONE,
  perKey: new Set(['group', 'having', 'limit', 'lock', 'offset', 'plain', 'rejectOnEmpty']),
  selects: new Set(['attributes']),
};

const mikroOrm: FilterStyle = {
  among: (keys) => `{ $in: ${keys} }`,
  methods: {
    find: { answers: 'list', by: 'argument', many: 'find' },
    findOne: { answers: 'null', by: 'argument', many: 'find' },
  },
  omits: new Set(['exclude']),
  perKey: new Set(['after', 'before', 'failHandler', 'first', 'groupBy', 'having', 'last', 'limit', 'lockMode', 'offset']),
  related: 'id',
  selects: new Set(['fields']),
  unique: { always: new Set(['PrimaryKey']), ifAsked: new Set(['Property']) },
};

/** The libraries whose conditions are an object, by the name a message gives them. */
export const filterStyles: Readonly<Record<string, FilterStyle>> = {
  MikroORM: mikroOrm,
  Mongoose: {
    after: new Set(['exec', 'lean', 'sort']),
    among: (keys) => `{ $in: ${keys} }`,
    asked: (among) => `{ _id: ${among} }`,
    bare: true,
    id: '_id',
    methods: {
      find: { answers: 'list', by: 'argument', many: 'find' },
      findById: { answers: 'null', by: 'key', isUnique: true, many: 'find' },
      findOne: { answers: 'null', by: 'argument', many: 'find' },
    },
    omits: NONE,
    perKey: NONE,
    selects: NONE,
  },
  Prisma: prisma,
  Sequelize: sequelize,
  TypeORM: typeorm,
};
