import { quoted } from '../../ast/quote-style.ts';
import { keyTextsOf } from '../../facts/cache-key.ts';
import ts from '../../typing/typescript.ts';
import { isNamedFor } from './absence-vocabulary.ts';
import { isPlainReference } from '../../typing/plain-reference.ts';
import type { MendContext } from './mends.ts';

/** The type of what is missed, as the casts around it say. */
export function missedType({ defaulted: { subject, value }, services }: MendContext): ts.Type {
  const { parent } = value;
  return services.program.getTypeChecker().getTypeAtLocation(ts.isBinaryExpression(parent) ? parent.left : subject);
}

/** `=== null`, or what the value is where it was missed; loose where the types tell of the other kind of nothing. */
export function comparisonWith(context: MendContext): string {
  const { read } = context.defaulted;
  const absent = read.miss === 'undefined' ? 'undefined' : 'null';
  const other = absent === 'null' ? ts.TypeFlags.Undefined : ts.TypeFlags.Null;
  const type = missedType(context);
  const open = ts.TypeFlags.Any | ts.TypeFlags.Unknown;
  const mayBeOther = (type.isUnion() ? type.types : [type]).some(({ flags }) => (flags & (other | open)) !== 0);
  return mayBeOther ? '== null' : `=== ${absent}`;
}

/** The Error to throw for a miss, naming the key where it can be read again at that place, and no secret is in it. */
export function thrownFor({ defaulted: { read, subject, value }, services: { program }, sourceCode }: MendContext): string {
  const { key } = read;
  if (read.path.length === 0 && key !== undefined && ts.findAncestor(key, ts.isFunctionLike) === ts.findAncestor(subject, ts.isFunctionLike)) {
    const isLegible = isReadableAt(value, key, program);
    if (isSecret(key, program)) {
      const beginning = ts.isTemplateExpression(key) ? key.head.text : '';
      return `new Error(${quoted(`The cache holds nothing ${beginning === '' ? `for ${read.method}` : `under ${beginning}*`}`, sourceCode)})`;
    }
    if (isLegible && isPlainReference(key)) {
      return `new Error(\`The cache holds nothing under \${${key.getText()}}\`)`;
    }
    if (ts.isStringLiteralLike(key)) {
      return `new Error(${quoted(`The cache holds nothing under ${key.text}`, sourceCode)})`;
    }
    if (isLegible && ts.isTemplateExpression(key) && key.templateSpans.every(({ expression }) => isPlainReference(expression))) {
      return `new Error(\`The cache holds nothing under ${key.getText().slice(1, -1)}\`)`;
    }
  }
  return `new Error(${quoted(`The cache holds nothing for ${read.path.at(0) ?? read.method}`, sourceCode)})`;
}

/** Whether a key that is read by it opens something: a session, a code, a token. A log would hand it on. */
function isSecret(key: ts.Expression, program: ts.Program): boolean {
  return !ts.isStringLiteralLike(key) && isNamedFor('credential', [key.getText(), ...keyTextsOf(key, program)].join(' '));
}

/** Whether every name in `key` stands for the same at `place` as where the key is written. */
function isReadableAt(place: ts.Node, key: ts.Expression, program: ts.Program): boolean {
  const checker = program.getTypeChecker();
  const inScope = new Map(checker.getSymbolsInScope(place, ts.SymbolFlags.Value | ts.SymbolFlags.Alias).map((symbol) => [symbol.name, symbol]));
  function isReadable(node: ts.Node): boolean {
    if (ts.isIdentifier(node)) {
      return inScope.get(node.text) === checker.getSymbolAtLocation(node);
    }
    return ts.isPropertyAccessExpression(node) ? isReadable(node.expression) : ts.forEachChild(node, (child) => !isReadable(child) || undefined) !== true;
  }
  return isReadable(key);
}
