export interface Order {
  readonly id: string;
  readonly customer: string;
  readonly paid: boolean;
}

export interface Database {
  orders: { id: string; customer: string; paid: boolean };
  lines: { order_id: string; sku: string };
}

export interface Orders {
  all(): Promise<Order[]>;
  skusOf(order: string): Promise<string[]>;
}
