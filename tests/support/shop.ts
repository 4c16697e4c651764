/**
 * Five users; the last one has no orders, and those of the others do not come one user after the other. For each database that the
 * claims about data libraries are run against.
 */
export const shop = `
  create table users (id integer primary key, email text not null unique);
  create table orders (id integer primary key, userId integer not null, total integer not null);
  insert into users values (1, 'a'), (2, 'b'), (3, 'c'), (4, 'd'), (5, 'e');
  insert into orders values (1, 2, 5), (2, 1, 7), (3, 2, 1), (4, 4, 9), (5, 3, 4), (6, 1, 2), (7, 2, 8);
`;

/** What Node's drivers of SQLite have in common. */
export interface Driver {
  exec: (sql: string) => unknown;
}
