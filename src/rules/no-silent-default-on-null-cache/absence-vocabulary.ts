import { isStatusWord, wordsOf } from './vocabulary.ts';

/** Why nothing under a key may itself be an answer. */
export type Absence = 'counter' | 'credential' | 'dialogue' | 'heartbeat' | 'preference' | 'rate';

/** What keys, and the functions that read them, are called where it is: whole words, as `account` counts nothing. */
const NAMED: Readonly<Record<Absence, RegExp>> = {
  counter: /\b(?:attempts?|consumed|count(?:er)?s?|hits?|requests?|retries|spent|tries|usages?|used|views?|visits?)\b/,
  credential:
    /\b(?:2fa|captcha|challenges?|codes?|confirmations?|cookies?|csrf|handoff|invit\w*|jwt|login|magic|mfa|oauth|otps?|passkeys?|passwords?|pins?|pkce|resets?|sessions?|sid|sign up|signup|sso|tickets?|tokens?|totp|verif\w+|xsrf)\b/,
  dialogue: /\b(?:bots?|chats?|conversations?|dialog(?:ue)?s?|flows?|onboarding|steps?|wizards?)\b/,
  heartbeat: /\b(?:agents?|alive|beats?|connections?|devices?|heartbeats?|instances?|last seen|liveness|pings?|sockets?|workers?)\b/,
  preference: /\b(?:ab test|display|filters?|layout|log level|preferences?|prefs?|settings?|sort(?:ing)?|tab|themes?|ui|variants?)\b/,
  rate: /\b(?:bucket|burst|limiter|rate|rl|throttle|window)\b/,
};

export function isNamedFor(absence: Absence, names: string): boolean {
  return NAMED[absence].test(spaced(names));
}

/** Names of what a business keeps a record of, whose absence from a cache says nothing about it. */
const RECORD =
  /\b(?:balances?|billing|bookings?|charges?|checkouts?|deliver(?:y|ies)|invoices?|licen[cs]es?|memberships?|orders?|payments?|payouts?|purchases?|refunds?|reservations?|shipments?|shipping|subscriptions?|transactions?|transfers?|wallets?)\b/;

export function isRecordName(names: string): boolean {
  return RECORD.test(spaced(names));
}

/** The words of names, one space between them. */
function spaced(names: string): string {
  return wordsOf(names.replace(/[^A-Za-z\d]+/g, ' ')).join(' ');
}

/** Words for what is over, or was never good: with a key that ends by itself, that is what its absence means. */
const OVER = new Set('expired expiry invalid invalidated outdated revoked timeout timedout unauthorized unauthenticated used'.split(' '));

export function isOverWord(text: string): boolean {
  return wordsOf(text).some((word) => OVER.has(word));
}

/** Words for the least that an access may be. */
const LEAST = new Set(
  'denied deny disallowed forbidden limited lowest minimal reader readonly restricted unauthorized untrusted unverified user viewer visitor'.split(' '),
);

/** Names of those who may do more than the least. */
const POWER = new Set('admin administrator editor maintainer manager moderator owner root staff superadmin superuser writer'.split(' '));

/** Whether `text` is among `members` an access, and grants none of what the others do. */
export function isLeastAccess(text: string, members: readonly string[]): boolean {
  const isPower = (member: string): boolean => wordsOf(member).some((word) => POWER.has(word));
  return wordsOf(text).some((word) => LEAST.has(word)) || (members.some(isPower) && !isPower(text) && !isStatusWord(text));
}

const GRANT = new Set('accepted allow allowed approved authorized granted ok pass passed true valid'.split(' '));

export function isGrantWord(text: string): boolean {
  return wordsOf(text).some((word) => GRANT.has(word));
}

const DOWN = new Set('dead disconnected down inactive lost offline stopped terminated unhealthy'.split(' '));

/** Words for what gives no sign of life. */
export function isDownWord(text: string): boolean {
  return wordsOf(text).some((word) => DOWN.has(word));
}

const LEVELS = new Set('debug error fatal info silent trace verbose warn warning'.split(' '));

/** Whether all of `members` are levels of a log. */
export function areLogLevels(members: readonly string[]): boolean {
  return members.length > 1 && members.every((member) => LEVELS.has(member.toLowerCase()));
}
