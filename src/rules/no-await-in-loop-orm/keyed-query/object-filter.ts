import { argumentsOf, receiverOf } from '../../../facts/data-flow.ts';
import { importAdded } from '../../../fixes/named-imports.ts';
import { nameOfProperty, propertyOf } from '../../../fixes/text-edits.ts';
import ts from '../../../typing/typescript.ts';
import { withoutParentheses } from '../../../typing/unwrapped.ts';
import type { Repeated } from '../finding.ts';
import { linksOf, renamed, replacing } from './chain.ts';
import type { Answer, KeyedQuery } from './keyed-query.ts';
import { isKey, isSteady, type Pass } from './pass.ts';

/** How a library spells a read whose conditions are an object. */
export interface FilterStyle {
  /** By the method: what it answers, and whether the conditions are the argument itself or its `where`. */
  readonly methods: Readonly<Record<string, { readonly answers: Answer; readonly by: 'argument' | 'where'; readonly many: string; readonly isUnique?: true }>>;
  /** What stands for a column that is one of `keys`. */
  readonly among: (keys: string) => string;
  /** What has to be imported for that, from the library. */
  readonly imported?: { readonly name: string; readonly from: string };
  /** Options that mean something else for all rows than for those of one key. */
  readonly perKey: ReadonlySet<string>;
  /** Options that name the columns of the rows, and those that leave columns out. */
  readonly selects: ReadonlySet<string>;
  readonly omits: ReadonlySet<string>;
  /** Methods that may follow in the chain. */
  readonly after?: ReadonlySet<string>;
  /** Whether no two rows have the same value in a column, as far as the code tells. */
  readonly isUnique?: (column: string, row: ts.Type, program: ts.Program) => boolean;
}

/** The query of `style` that asks by an object of conditions, of which one is the key, as `where: { userId: user.id }`. */
export function filteredQuery({ at, evidence }: Repeated['query'], style: FilterStyle, pass: Pass): KeyedQuery | undefined {
  const links = ts.isCallExpression(at) ? linksOf(at) : [];
  const index = links.findIndex(({ name }) => name === evidence.method);
  const link = links[index];
  const method = Object.hasOwn(style.methods, evidence.method) ? style.methods[evidence.method] : undefined;
  if (
    link === undefined || method === undefined || link.call.typeArguments !== undefined ||
    !isSteady(link.call.expression, pass) ||
    !links.slice(index + 1).every(({ call, name }) => style.after?.has(name ?? '') && call.arguments.every((argument) => isSteady(argument, pass)))
  ) {
    return undefined;
  }
  const first = evidence.where ?? 0;
  const [given, ...more] = link.call.arguments.slice(first).map(withoutParentheses);
  const options = [given, ...more].slice(method.by === 'where' ? 0 : 1).flatMap((argument) => argument ?? []);
  const conditions = method.by === 'where' ? given && ts.isObjectLiteralExpression(given) && valueOf(propertyOf(given, 'where')) : given;
  const filter = conditions ? keyIn(conditions, pass) : undefined;
  if (
    filter === undefined ||
    !options.every((option) => ts.isObjectLiteralExpression(option)) ||
    !options.every((option) => isKept(option, filter.column, method.by, style, pass))
  ) {
    return undefined;
  }
  const file = at.getSourceFile();
  const imports = style.imported === undefined ? [] : importAdded(style.imported.name, style.imported.from, file);
  const many = method.many === evidence.method ? undefined : renamed(link, method.many);
  const isUnique = method.isUnique ?? style.isUnique?.(filter.column, pass.program.getTypeChecker().getTypeAtLocation(at), pass.program) ?? false;
  const isOrdered = options.some((option) => propertyOf(option, 'order') !== undefined || propertyOf(option, 'orderBy') !== undefined);
  return imports === undefined || (method.answers !== 'list' && isOrdered && !isUnique)
    ? undefined
    : {
        answers: method.answers,
        column: filter.column,
        edits: (keys) => [...(many ? [many] : []), replacing(filter.property, `${filter.name}: ${style.among(keys)}`)],
        imports: imports.map(([start, end, text]) => ({ range: [start, end], text })),
        isUnique,
        key: filter.key,
        table: tableOf(link.call, evidence.method, first),
      };
}

function valueOf(property: ts.ObjectLiteralElementLike | undefined): ts.Expression | undefined {
  return property !== undefined && ts.isPropertyAssignment(property) ? withoutParentheses(property.initializer) : undefined;
}

interface Filter {
  readonly column: string;
  /** The column as it is written. */
  readonly name: string;
  readonly key: ts.Expression;
  readonly property: ts.ObjectLiteralElementLike;
}

/** The one part of `conditions` that is made from the element, if all else in them was there before the loop. */
function keyIn(conditions: ts.Expression, pass: Pass): Filter | undefined {
  const [property, ...others] = ts.isObjectLiteralExpression(conditions)
    ? conditions.properties.filter((candidate) => !isSteady(candidate, pass))
    : [];
  const column = property?.name && nameOfProperty(property.name);
  const key = property && (ts.isShorthandPropertyAssignment(property) ? property.name : valueOf(property));
  return property?.name !== undefined && column !== undefined && key !== undefined && others.length === 0 && isKey(key, pass)
    ? { column, key, name: property.name.getText(), property }
    : undefined;
}

/** Whether `option` means the same for the rows of all keys, and leaves `column` in them. */
function isKept(option: ts.ObjectLiteralExpression, column: string, by: 'argument' | 'where', style: FilterStyle, pass: Pass): boolean {
  return option.properties.every((property) => {
    const name = property.name && nameOfProperty(property.name);
    if (by === 'where' && name === 'where') {
      return true;
    }
    return (
      name !== undefined && !style.perKey.has(name) && !style.omits.has(name) && isSteady(property, pass) &&
      (!style.selects.has(name) || isSelected(valueOf(property), column))
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

/** What the rows are rows of: `order` of `prisma.order`, of `this.orderRepository`, of `Order` and of `manager.find(Order, …)`. */
function tableOf(call: ts.CallExpression, method: string, first: number): string {
  const named = first > 0 ? argumentsOf(call)[0] : receiverOf(call, method);
  const name = named && (ts.isPropertyAccessExpression(named) ? named.name.text : ts.isIdentifier(named) ? named.text : undefined);
  const bare = (name ?? 'row').replace(/(?<=\w)(?:Repository|Repo|Model|Entity)$/, '').replace(/^#/, '');
  return bare.charAt(0).toLowerCase() + bare.slice(1);
}
