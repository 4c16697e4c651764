// @ts-expect-error -- More than types, which `erasableSyntaxOnly` refuses; the other ways lose the types in `ts`, or what this is for.
import ts = require('typescript'); // eslint-disable-line @typescript-eslint/no-require-imports -- That is the point.

/**
 * The compiler, by `require`: an `import` makes Node read its nine megabytes once more, in search of the names of its exports, though
 * the parser has loaded it already. That is 0.35 s of CPU time in each process that lints.
 */
export default ts;
