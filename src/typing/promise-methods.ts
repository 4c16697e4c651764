/** The methods by which a promise is waited for. */
export const PROMISE_METHODS: ReadonlySet<string> = new Set(['catch', 'finally', 'then']);
