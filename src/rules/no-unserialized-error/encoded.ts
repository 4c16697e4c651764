import { classifyCall, namesWithRole, packagesWithRole } from '../../calls/classify-call.ts';
import { classifyAnswer, JSON_ANSWER_NAMES } from '../../calls/classify-response.ts';
import { isStringify } from '../../facts/stringified-argument.ts';
import type { Role } from '../../libraries/library.ts';
import { calledText } from '../../typing/callee-symbol.ts';
import { constantNamed } from '../../typing/constant.ts';
import { perProgram } from '../../typing/per-program.ts';
import { perSourceFile } from '../../typing/per-source-file.ts';
import ts from '../../typing/typescript.ts';
import { unwrapped } from '../../typing/unwrapped.ts';

/** A call that turns a value into JSON as it is. */
export interface Encoding {
  /** What the code calls, as a message writes it. */
  readonly by: string;
  readonly becomes: 'answer' | 'payload' | 'text';
  readonly value: ts.Expression;
  /** Whether an Error by itself is treated in another way. */
  readonly takesErrors: boolean;
}

/** Names of the methods that turn their first argument into JSON. */
export const ENCODING_NAMES: ReadonlySet<string> = new Set([...JSON_ANSWER_NAMES, 'stringify']);

/** Names of the methods that keep one of their arguments as JSON, and the packages that have them. */
export const PAYLOAD_NAMES = namesWithRole((role) => payloadOf(role) !== undefined);
export const PAYLOAD_PACKAGES = packagesWithRole((role) => payloadOf(role) !== undefined);

/** Index of the argument that a queue or a cache keeps as JSON. */
function payloadOf(role: Role | undefined): number | undefined {
  return role?.kind === 'payload' || (role?.kind === 'cache' && role.encodes === true) ? (role.value ?? undefined) : undefined;
}

/** How `call` keeps one of its arguments as JSON, in a queue or a cache. */
export function payloadIn(call: ts.CallExpression, program: ts.Program): Encoding | undefined {
  const index = payloadOf(classifyCall(call, program));
  const value = index === undefined || encodesItself(program, program) || call.arguments.some(ts.isSpreadElement) ? undefined : call.arguments[index];
  return value && { becomes: 'payload', by: calledText(call), takesErrors: false, value };
}

/** How `call` turns its first argument into JSON; undefined where it does not, or where a replacer may treat Errors. */
export function encodingIn(call: ts.CallExpression, program: ts.Program): Encoding | undefined {
  const [value, replacer] = call.arguments;
  if (value === undefined || ts.isSpreadElement(value)) {
    return undefined;
  }
  if (isStringify(call, program)) {
    const isPlain = replacer === undefined || replacer.kind === ts.SyntaxKind.NullKeyword || replacer.getText() === 'undefined';
    return isPlain ? { becomes: 'text', by: 'JSON.stringify', takesErrors: false, value } : undefined;
  }
  const role = classifyAnswer(call, program);
  return role?.json === undefined || replacesInAnswers(program, program)
    ? undefined
    : { becomes: 'answer', by: calledText(call), takesErrors: role.json === 'but for an Error', value };
}

const namesSerializer = perSourceFile((file) => !file.isDeclarationFile && /\bserialize\b/.test(file.text) && /\bkeyv\b/i.test(file.text));

/** Whether the program may have a cache write its values in a way of its own. */
const encodesItself = perProgram((program: ts.Program) => program.getSourceFiles().some(namesSerializer));

const namesReplacer = perSourceFile((file) => !file.isDeclarationFile && file.text.includes('json replacer'));

/** Whether the program may have Express run a replacer over each answer. */
const replacesInAnswers = perProgram((program: ts.Program) => program.getSourceFiles().some(namesReplacer));

/** Whether the message of the Error in `value` is told beside it, or was asked for before: `error.message ?? JSON.stringify(error)`. */
export function isToldBeside(value: ts.Expression, encoded: ts.Expression): boolean {
  const told = new RegExp(`(?<![\\w$.])(?:String\\(${escaped(value)}\\)|${escaped(value)}\\??\\.(?:message|stack)\\b)`);
  if (told.test(encoded.getText())) {
    return true;
  }
  for (let child: ts.Node = value, { parent } = child; !ts.isStatement(parent) && !ts.isSourceFile(parent); child = parent, { parent } = parent) {
    if (ts.isBinaryExpression(parent) && parent.right === child && told.test(parent.left.getText())) {
      return true;
    }
  }
  return false;
}

function escaped(value: ts.Expression): string {
  return value.getText().replace(/[$()*+.?[\\\]^{|}]/g, '\\$&');
}

/** A place in what is encoded that may hold an Error. */
export interface Part {
  readonly value: ts.Expression;
  /** The shorthand it is written as: a mend has to name the key. */
  readonly key: string | undefined;
  readonly isWhole: boolean;
}

/** Each value that is written out in `value`: itself, in lists and objects, in the arms of a choice, and in a constant that holds them. */
export function partsOf(value: ts.Expression, program: ts.Program, isWhole = true): readonly Part[] {
  const plain = unwrapped(value);
  if (plain !== value) {
    return partsOf(plain, program, isWhole);
  }
  if (ts.isObjectLiteralExpression(value)) {
    return value.properties.flatMap((property) => {
      if (ts.isShorthandPropertyAssignment(property)) {
        return [{ isWhole: false, key: property.name.text, value: property.name }];
      }
      return ts.isPropertyAssignment(property) ? partsOf(property.initializer, program, false) : [];
    });
  }
  if (ts.isArrayLiteralExpression(value)) {
    return value.elements.flatMap((element) => (ts.isSpreadElement(element) ? [] : partsOf(element, program, false)));
  }
  if (ts.isConditionalExpression(value)) {
    return [...partsOf(value.whenTrue, program, isWhole), ...partsOf(value.whenFalse, program, isWhole)];
  }
  const held = isWhole && ts.isIdentifier(value) ? constantOf(value, program) : undefined;
  return held === undefined ? [{ isWhole, key: undefined, value }] : partsOf(held, program, false);
}

/** The object that a constant was made as. */
function constantOf(name: ts.Identifier, program: ts.Program): ts.ObjectLiteralExpression | undefined {
  const declaration = constantNamed(name, program.getTypeChecker());
  return declaration?.initializer !== undefined &&
    ts.isObjectLiteralExpression(declaration.initializer) &&
    declaration.getSourceFile() === name.getSourceFile()
    ? declaration.initializer
    : undefined;
}
