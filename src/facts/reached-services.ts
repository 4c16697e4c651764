import { classifyIo, serviceNamesOf } from '../calls/classify-io.ts';
import { isInvocation } from '../typing/callee-symbol.ts';
import { perProgram } from '../typing/per-program.ts';
import ts from '../typing/typescript.ts';
import { defineFact, stepsInto } from './define-fact.ts';

/** A store, a queue or a service that a module's code reaches. */
export interface ReachedService {
  /** As a message writes it. */
  readonly name: string;
  /** The words that name it, its own among them. */
  readonly words: readonly string[];
  /** The call in the module. */
  readonly call: ts.Node;
  readonly path: readonly string[];
}

/** What leaves the process when a call runs, whether or not it fails there. */
const reachedWork = defineFact(classifyIo);

/**
 * The stores, queues and services that the code of `file` reaches by its own calls, through any number of calls into the program; each once, in the order
 * of the text. Misses files, processes, and requests that name no service by their client.
 */
export const servicesReachedIn = perProgram((file: ts.SourceFile, program): readonly ReachedService[] => {
  const services = new Map<string, ReachedService>();

  function add(library: string, call: ts.Node, path: readonly string[]): void {
    const words = serviceNamesOf(library);
    if (words !== undefined && !services.has(library)) {
      services.set(library, { call, name: words[0] ?? library, path, words });
    }
  }
  (function visit(node: ts.Node): void {
    if (isInvocation(node)) {
      const own = classifyIo(node, program);
      if (own !== undefined) {
        add(own.library, node, []);
      } else {
        for (const { evidence, path } of reachedWork.behind(stepsInto(node, program), program)) {
          add(evidence.library, node, path);
        }
      }
    }
    ts.forEachChild(node, visit);
  })(file);
  return [...services.values()];
});
