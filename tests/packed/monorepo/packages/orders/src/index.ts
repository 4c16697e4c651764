export { OrderArchive } from './order-archive.js';
export { SqlOrders } from './sql-orders.js';
export type { Database, Order, Orders } from './orders.js';
