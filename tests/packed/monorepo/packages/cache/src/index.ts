export { OrderCache } from './order-cache.js';
export { attemptsOf, nextInvoice, statusesOf } from './pipelines.js';
