/** What a team may have installed. */
interface Toolset {
  readonly eslint: string;
  readonly node: string;
  readonly typescript: string;
}

const OLDEST_ESLINT_9 = '9.35.0';
const NEWEST_ESLINT_9 = '9.39.5';
const ESLINT_10 = '10.15.0';
const OLDEST_NODE_20 = '20.19.0';
const OLDEST_NODE_22 = '22.13.0';
const NODE_24 = '24.21.0';

/** The newest of all that is supported. */
export const newest: Toolset = { eslint: ESLINT_10, node: NODE_24, typescript: '6.0.3' };

/** Each ESLint on each Node, and each minor of TypeScript, the oldest with the oldest and with the newest ESLint. */
export const toolsets: readonly [Toolset, ...Toolset[]] = [
  { eslint: OLDEST_ESLINT_9, node: OLDEST_NODE_20, typescript: '5.4.5' },
  { eslint: OLDEST_ESLINT_9, node: OLDEST_NODE_22, typescript: '5.7.3' },
  { eslint: OLDEST_ESLINT_9, node: NODE_24, typescript: '6.0.3' },
  { eslint: NEWEST_ESLINT_9, node: OLDEST_NODE_20, typescript: '5.5.4' },
  { eslint: NEWEST_ESLINT_9, node: OLDEST_NODE_22, typescript: '5.8.3' },
  { eslint: NEWEST_ESLINT_9, node: NODE_24, typescript: '5.9.3' },
  { eslint: ESLINT_10, node: OLDEST_NODE_20, typescript: '5.4.5' },
  { eslint: ESLINT_10, node: OLDEST_NODE_22, typescript: '5.6.3' },
  newest,
];
