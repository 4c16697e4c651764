/** Words that say what became of a payment, an order, a job or an access: a decision is taken on them. */
const STATUS = new Set(
  `accepted active allowed approved authorized banned blocked cancelled canceled captured charged completed complete confirmed
  declined delivered denied disputed done error expired failed failure fulfilled granted inactive invalid locked overdue paid passed
  pending processed processing queued refunded rejected released reserved revoked running settled shipped succeeded success
  successful suspended unpaid valid verified void voided`.split(/\s+/),
);

/** Words that say that there is nothing: with them a miss stays a miss. */
const ABSENCE = new Set(
  `absent anon anonymous closed cold default disabled empty guest idle initial loading miss missed missing n/a na never nobody none
  not_found not_set not_started notfound null off offline public stale unauthenticated unavailable unchecked undefined uninitialized
  unknown unset`.split(/\s+/),
);

/** Names of what is decided on by its value, whatever the values are called. */
const DECISION = /(?:status|tier|plan|role|outcome|verdict|decision|permission|access|kyc|risk|payment|subscription)/i;

/** Names of what text is shown in or as, and in which order. */
const DISPLAY =
  /(?:locale|lang|language|theme|timezone|currency|country|label|title|caption|message|format|layout|density|view|tab|filter|sort(?:ing|order|by)?|direction|(?:log_?)?level|verbosity|preferences?|variant|experiment)$/i;

/** Names of numbers that a decision is taken on. */
const QUANTITY = /(?:allowance|amount|balance|budget|credits?|inventory|limit|price|quota|remaining|stock|threshold)$/i;

/** Names of what is true once something has happened that is not to happen again. */
const FACT = /(?:captured|charged|completed|confirmed|delivered|fulfilled|paid|processed|refunded|settled|shipped|succeeded|verified)$/i;

/** Names of what is true for those who may. */
const GRANT = /(?:^|[a-z_])(?:active|admin|allowed|approved|authenticated|authorized|eligible|granted|member|permitted|subscribed|valid|verified)$/i;

/** Names under which the absence of a key is the answer: flags, locks, deny lists. */
const PRESENCE =
  /feature|flag|toggle|experiment|rollout|deny|black_?list|block_?list|allow_?list|banned|revoked|seen|lock|mutex|dedup|nonce|presence|online|maintenance|cool_?down|thrott/i;

export function isStatusWord(text: string): boolean {
  return !/\s/.test(text) && wordsOf(text).some((word) => STATUS.has(word)) && !isAbsenceWord(text);
}

export function isAbsenceWord(text: string): boolean {
  return text === '' || ABSENCE.has(wordsOf(text).join('_')) || wordsOf(text).some((word) => word === 'unknown' || word === 'missing');
}

export function isDecisionName(name: string): boolean {
  return DECISION.test(name);
}

export function isDisplayName(name: string): boolean {
  return DISPLAY.test(name);
}

export function isQuantityName(name: string): boolean {
  return QUANTITY.test(name);
}

export function isFactName(name: string): boolean {
  return FACT.test(name);
}

export function isGrantName(name: string): boolean {
  return GRANT.test(name);
}

export function isPresenceName(text: string): boolean {
  return PRESENCE.test(text);
}

export function wordsOf(text: string): string[] {
  return text.replace(/([a-z])([A-Z])/g, '$1_$2').toLowerCase().split(/[\s_.:-]+/);
}
