import { argumentsOf, receiverOf } from '../../../facts/data-flow.ts';
import { importAdded } from '../../../fixes/named-imports.ts';
import { nameOfProperty, propertyOf } from '../../../fixes/text-edits.ts';
import { calleeNameOf } from '../../../typing/callee-symbol.ts';
import ts from '../../../typing/typescript.ts';
import { withoutParentheses } from '../../../typing/unwrapped.ts';
import type { Repeated } from '../finding.ts';
import { linksOf, renamed, replacing } from './chain.ts';
import type { Answer, KeyedQuery } from './keyed-query.ts';
import { isKey, isSteady, type Pass } from './pass.ts';
import { columnOf } from './row-key.ts';

/** A method that reads. */
interface ReadMethod {
  readonly answers: Answer;
  /** Whether the conditions are the argument itself, its `where`, or whether that is the key alone. */
  readonly by: 'argument' | 'key' | 'where';
  /** The method that answers a list. */
  readonly many: string;
  readonly isUnique?: true;
}

/** How a library spells a read whose conditions are an object. */
export interface FilterStyle {
  readonly methods: Readonly<Record<string, ReadMethod>>;
  /** What stands for a column that is one of `keys`. */
  readonly among: (keys: string) => string;
  /** The conditions and options, where the key alone was handed over. */
  readonly asked?: (among: string) => string;
  /** The column that is meant by a key alone. */
  readonly id?: string;
  /** Nothing but the conditions is handed over. */
  readonly bare?: true;
  /** What has to be imported, and from where. */
  readonly imported?: { readonly name: string; readonly from: string };
  /** Options that mean something else for all rows than for those of one key. */
  readonly perKey: ReadonlySet<string>;
  /** Options that name the columns of the rows, and those that leave columns out. */
  readonly selects: ReadonlySet<string>;
  readonly omits: ReadonlySet<string>;
  /** Methods that may follow in the chain. */
  readonly after?: ReadonlySet<string>;
  /** Decorators of a column that by themselves, or by `unique: true`, say that no two rows have the same value. */
  readonly unique?: { readonly always: ReadonlySet<string>; readonly ifAsked: ReadonlySet<string> };
  /** The property of a related row that is the key which the column holds. */
  readonly related?: string;
}

const ORDERS = ['order', 'orderBy'];

/** The query of `style` that asks by an object of conditions, of which one is the key, as `where: { userId: user.id }`. */
export function filteredQuery({ at, evidence }: Repeated['query'], style: FilterStyle, pass: Pass): KeyedQuery | undefined {
  const links = ts.isCallExpression(at) ? linksOf(at) : [];
  const index = links.findIndex(({ name }) => name === evidence.method);
  const link = links[index];
  const after = links.slice(index + 1);
  const method = Object.hasOwn(style.methods, evidence.method) ? style.methods[evidence.method] : undefined;
  if (
    link === undefined || method === undefined || link.call.typeArguments !== undefined || !isSteady(link.call.expression, pass) ||
    !after.every(({ call, name }) => style.after?.has(name ?? '') && call.arguments.every((argument) => isSteady(argument, pass)))
  ) {
    return undefined;
  }
  const first = evidence.where ?? 0;
  const [given, ...more] = link.call.arguments.slice(first).map(withoutParentheses);
  const filter = given && filterIn(given, method.by, style, pass);
  const options = method.by === 'where' && given !== undefined ? [given, ...more] : more;
  const imports = style.imported === undefined ? [] : importAdded(style.imported.name, style.imported.from, at.getSourceFile());
  if (
    filter === undefined || imports === undefined || ((method.by === 'key' || style.bare) && more.length > 0) ||
    !options.every((option) => ts.isObjectLiteralExpression(option) && isKept(option, filter.column, style, pass))
  ) {
    return undefined;
  }
  const many = method.many === evidence.method ? undefined : renamed(link, method.many);
  const isUnique = method.isUnique ?? (filter.column === style.id || isDeclaredUnique(filter.column, at, style, pass.program));
  const isOrdered =
    after.some(({ name }) => name === 'sort') ||
    options.some((option) => ts.isObjectLiteralExpression(option) && ORDERS.some((name) => propertyOf(option, name) !== undefined));
  return method.answers !== 'list' && isOrdered && !isUnique
    ? undefined
    : {
        answers: method.answers,
        column: filter.column,
        edits: (keys) => [...(many ? [many] : []), replacing(filter.part, filter.text(style.among(keys)))],
        imports: imports.map(([start, end, text]) => ({ range: [start, end], text })),
        isUnique,
        key: filter.key,
        related: style.related,
        table: tableOf(link.call, evidence.method, first),
      };
}

interface Filter {
  readonly column: string;
  readonly key: ts.Expression;
  /** What is replaced, and by what. */
  readonly part: ts.Node;
  readonly text: (among: string) => string;
}

function filterIn(given: ts.Expression, by: ReadMethod['by'], { asked, id }: FilterStyle, pass: Pass): Filter | undefined {
  if (by === 'key') {
    return asked !== undefined && id !== undefined && isKey(given, pass) ? { column: id, key: given, part: given, text: asked } : undefined;
  }
  const conditions = by === 'argument' ? given : ts.isObjectLiteralExpression(given) ? valueOf(propertyOf(given, 'where')) : undefined;
  return conditions && keyIn(conditions, pass);
}

function valueOf(property: ts.ObjectLiteralElementLike | undefined): ts.Expression | undefined {
  return property !== undefined && ts.isPropertyAssignment(property) ? withoutParentheses(property.initializer) : undefined;
}

/** The one part of `conditions` that is made from the element, if all else in them was there before the loop. */
function keyIn(conditions: ts.Expression, pass: Pass): Filter | undefined {
  const [part, ...others] = ts.isObjectLiteralExpression(conditions)
    ? conditions.properties.filter((candidate) => !isSteady(candidate, pass))
    : [];
  const name = part?.name;
  const column = name && nameOfProperty(name);
  const key = part && (ts.isShorthandPropertyAssignment(part) ? part.name : valueOf(part));
  return part !== undefined && name !== undefined && column !== undefined && key !== undefined && others.length === 0 && isKey(key, pass)
    ? { column, key, part, text: (among) => `${name.getText()}: ${among}` }
    : undefined;
}

/** Whether `option` means the same for the rows of all keys, and leaves `column` in them. */
function isKept(option: ts.ObjectLiteralExpression, column: string, style: FilterStyle, pass: Pass): boolean {
  return option.properties.every((property) => {
    const name = property.name && nameOfProperty(property.name);
    return (
      name === 'where' ||
      (name !== undefined && !style.perKey.has(name) && !style.omits.has(name) && isSteady(property, pass) &&
        (!style.selects.has(name) || isSelected(valueOf(property), column)))
    );
  });
}

/** Whether `selection`, by an object or a list, names `column`. */
function isSelected(selection: ts.Expression | undefined, column: string): boolean {
  if (selection === undefined) {
    return false;
  }
  return ts.isArrayLiteralExpression(selection)
    ? selection.elements.some((element) => ts.isStringLiteralLike(element) && element.text === column)
    : ts.isObjectLiteralExpression(selection) && valueOf(propertyOf(selection, column))?.kind === ts.SyntaxKind.TrueKeyword;
}

/** Whether the class of the rows that `call` answers says that no two have the same value in `column`. */
function isDeclaredUnique(column: string, call: ts.Expression, { unique }: FilterStyle, program: ts.Program): boolean {
  const declaration = unique && columnOf(call, column, program)?.valueDeclaration;
  if (unique === undefined || declaration === undefined || !ts.isPropertyDeclaration(declaration)) {
    return false;
  }
  return (ts.getDecorators(declaration) ?? []).some(({ expression }) => {
    const name = ts.isCallExpression(expression) ? calleeNameOf(expression.expression)?.text : undefined;
    const options = ts.isCallExpression(expression) ? expression.arguments.filter(ts.isObjectLiteralExpression) : [];
    const isAsked = options.some((option) => valueOf(propertyOf(option, 'unique'))?.kind === ts.SyntaxKind.TrueKeyword);
    return name !== undefined && (isOnlyOne(name, declaration, unique.always) || (isAsked && unique.ifAsked.has(name)));
  });
}

/** Of a primary key that is made of several columns, none is unique. */
function isOnlyOne(name: string, declaration: ts.PropertyDeclaration, always: ReadonlySet<string>): boolean {
  const marked = declaration.parent.members.filter((member) =>
    (ts.canHaveDecorators(member) ? (ts.getDecorators(member) ?? []) : []).some(
      ({ expression }) => ts.isCallExpression(expression) && always.has(calleeNameOf(expression.expression)?.text ?? ''),
    ),
  );
  return always.has(name) && marked.length === 1;
}

/** What the rows are rows of: `order` of `prisma.order`, of `this.orderRepository`, of `Order` and of `manager.find(Order, …)`. */
function tableOf(call: ts.CallExpression, method: string, first: number): string {
  const named = first > 0 ? argumentsOf(call)[0] : receiverOf(call, method);
  const name = named && (ts.isPropertyAccessExpression(named) ? named.name.text : ts.isIdentifier(named) ? named.text : undefined);
  const bare = (name ?? 'row').replace(/(?<=\w)(?:Repository|Repo|Model|Entity)$/, '').replace(/^#/, '');
  return bare.charAt(0).toLowerCase() + bare.slice(1);
}
