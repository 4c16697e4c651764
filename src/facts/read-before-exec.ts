import { classifyCall } from '../calls/classify-call.ts';
import { isQueued } from '../calls/is-queued.ts';
import { enclosingFunctionOf } from '../typing/enclosing-function.ts';
import { localReferencesOf } from '../typing/local-references.ts';
import { perProgram } from '../typing/per-program.ts';
import { referencedSymbolOf } from '../typing/referenced-symbol.ts';
import { isSameReference } from '../typing/same-reference.ts';
import { isSameValue } from '../typing/same-value.ts';
import ts from '../typing/typescript.ts';
import { unwrapped } from '../typing/unwrapped.ts';

export interface ReadBeforeExec {
  readonly write: ts.CallExpression;
  readonly operation: 'delete' | 'write';
  readonly exec: ts.Identifier;
}

/**
 * The write of the same key that was queued, in the same function and on a queue of the same client, before `read` is sent, and that
 * is executed only after it. Misses queues that another function fills or executes.
 */
export const readBeforeExec = perProgram((read: ts.CallExpression, program): ReadBeforeExec | undefined => {
  const role = classifyCall(read, program);
  const key = role?.kind === 'cache' && role.operation === 'read' && role.key !== null ? read.arguments[role.key] : undefined;
  if (key === undefined || !ts.isPropertyAccessExpression(read.expression) || isQueued(read, program)) {
    return undefined;
  }
  const client = read.expression.expression;
  for (const write of queuedWritesIn(enclosingFunctionOf(read), program)) {
    const queue = write.call.end <= read.pos && isSameValue(write.key, key, program.getTypeChecker()) ? queueOf(write.call, program) : undefined;
    if (queue !== undefined && isSameReference(queue.client, client, program.getTypeChecker())) {
      const uses = localReferencesOf(queue.declaration, program);
      const between = uses.some((use) => use.pos >= write.call.end && use.end <= read.pos && !isChained(use));
      const exec = uses.find((use) => use.pos >= read.end && isExecuted(use));
      if (exec !== undefined && !between) {
        return { exec, operation: write.operation, write: write.call };
      }
    }
  }
  return undefined;
});

interface QueuedWrite {
  readonly call: ts.CallExpression;
  readonly key: ts.Expression;
  readonly operation: 'delete' | 'write';
}

const queuedWritesIn = perProgram((body: ts.Node, program): readonly QueuedWrite[] => {
  const found: QueuedWrite[] = [];
  (function visit(node: ts.Node): void {
    if (ts.isCallExpression(node)) {
      const role = classifyCall(node, program);
      const operation = role?.kind === 'cache' && (role.operation === 'write' || role.operation === 'delete') ? role.operation : undefined;
      const key = operation && role?.kind === 'cache' && role.key !== null ? node.arguments[role.key] : undefined;
      if (operation !== undefined && key !== undefined && isQueued(node, program)) {
        found.push({ call: node, key, operation });
      }
    }
    if (node === body || !ts.isFunctionLike(node)) {
      ts.forEachChild(node, visit);
    }
  })(body);
  return found;
});

/** The constant that holds the queue of `command`, and the client it was made by. */
function queueOf(command: ts.CallExpression, program: ts.Program): { client: ts.Expression; declaration: ts.VariableDeclaration } | undefined {
  const declaration = makerIn(command) === undefined ? queueVariableOf(command, program) : ts.findAncestor(command, ts.isVariableDeclaration);
  const maker = declaration?.initializer && makerIn(unwrapped(declaration.initializer));
  return declaration && maker && { client: maker.expression, declaration };
}

/** The variable that holds `pipeline` of `pipeline.set(…).expire(…)`. */
export function queueVariableOf(command: ts.CallExpression, program: ts.Program): ts.VariableDeclaration | undefined {
  let link: ts.Expression = command;
  while (ts.isCallExpression(link) && ts.isPropertyAccessExpression(link.expression)) {
    link = unwrapped(link.expression.expression);
  }
  const declaration = ts.isIdentifier(link) ? referencedSymbolOf(link, program.getTypeChecker())?.valueDeclaration : undefined;
  return declaration && ts.isVariableDeclaration(declaration) ? declaration : undefined;
}

/** The `redis.pipeline` that a chain began with. */
export function makerIn(chain: ts.Expression): ts.PropertyAccessExpression | undefined {
  for (let link = chain; ts.isCallExpression(link) && ts.isPropertyAccessExpression(link.expression); link = unwrapped(link.expression.expression)) {
    if (MAKERS.has(link.expression.name.text)) {
      return link.expression;
    }
  }
  return undefined;
}

const MAKERS = new Set(['MULTI', 'multi', 'pipeline']);

/** Whether `use` only queues: nothing is executed, and nobody is handed the queue. */
function isChained(use: ts.Identifier): boolean {
  return ts.isPropertyAccessExpression(use.parent) && !isExecuted(use);
}

function isExecuted(use: ts.Identifier): boolean {
  for (let link: ts.Node = use; ts.isPropertyAccessExpression(link.parent) || ts.isCallExpression(link.parent); link = link.parent) {
    if (ts.isPropertyAccessExpression(link.parent) && EXECUTES.test(link.parent.name.text)) {
      return true;
    }
  }
  return false;
}

const EXECUTES = /^exec(?:AsPipeline|Typed|AsPipelineTyped)?$/i;
