import type { Iteration } from '../../facts/iteration.ts';
import { queryNameOf } from '../../facts/query-name.ts';
import ts from '../../typing/typescript.ts';
import { unwrapped } from '../../typing/unwrapped.ts';
import type { Finding } from './finding.ts';

/** What the messages say in the user's own names. */
export function wordsFor({ iteration, query }: Finding): Record<'collection' | 'each' | 'library' | 'path' | 'query', string> {
  const collection = nameOf(iteration);
  const element = elementNameOf(iteration);
  return {
    collection: collection ?? 'the loop',
    each: collection === undefined ? (element === undefined ? 'Each pass' : `Each ${element}`) : `Each of ${collection}`,
    library: query.evidence.library,
    path: query.path.length === 0 ? '' : ` (${query.path.join(' → ')})`,
    query: queryNameOf(query),
  };
}

function nameOf({ collection }: Iteration): string | undefined {
  const text = collection && unwrapped(collection).getText();
  return text !== undefined && /^[\w$.?!]{1,60}$/.test(text) ? `\`${text}\`` : undefined;
}

/** The name that a pass gives its element, where what is gone through has none. */
function elementNameOf({ collection, varying }: Iteration): string | undefined {
  const [element] = varying;
  const declaration = element?.valueDeclaration;
  return collection === undefined || element === undefined || declaration === undefined || ts.isBindingElement(declaration)
    ? undefined
    : `\`${element.name}\``;
}
