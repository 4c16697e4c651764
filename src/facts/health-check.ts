import path from 'node:path';

import { perSourceFile } from '../typing/per-source-file.ts';
import ts from '../typing/typescript.ts';

const HEALTH = /alive|health|heartbeat|liveness|ping(?![a-z])|readiness|(?<!al)ready(?:z|(?![a-z]))|status(?:Check|Page)/i;

const isHealthFile = perSourceFile((file): boolean => HEALTH.test(path.posix.basename(file.fileName)));

/** Whether `node` belongs to code whose very answer is whether something works: by the name of its function, its file or its route. */
export function isHealthCheck(node: ts.Node): boolean {
  if (isHealthFile(node.getSourceFile())) {
    return true;
  }
  for (let child = node; !ts.isSourceFile(child); child = child.parent) {
    if (ts.isFunctionLike(child) && (HEALTH.test(nameOf(child)) || HEALTH.test(routeOf(child)))) {
      return true;
    }
  }
  return false;
}

function nameOf(callable: ts.SignatureDeclaration): string {
  const { name, parent } = callable;
  const held = ts.isVariableDeclaration(parent) || ts.isPropertyAssignment(parent) || ts.isPropertyDeclaration(parent);
  return (name ?? (held ? parent.name : undefined))?.getText() ?? '';
}

/** `/health` of `app.get('/health', handler)`. */
function routeOf({ parent }: ts.SignatureDeclaration): string {
  const [route] = ts.isCallExpression(parent) ? parent.arguments : [];
  return route && ts.isStringLiteralLike(route) ? route.text : '';
}
