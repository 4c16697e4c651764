import { unwrapped } from '../../typing/unwrapped.ts';
import { type Finding, queryNameOf } from './finding.ts';

/** What the messages say in the user's own names. */
export function wordsFor({
  iteration: { collection },
  query,
}: Finding): Record<'collection' | 'each' | 'library' | 'path' | 'query', string> {
  const text = collection && unwrapped(collection).getText();
  const name = text !== undefined && /^[\w$.?!]{1,60}$/.test(text) ? `\`${text}\`` : undefined;
  return {
    collection: name ?? 'the loop',
    each: name === undefined ? 'Each pass' : `Each of ${name}`,
    library: query.evidence.library,
    path: query.path.length === 0 ? '' : ` (${query.path.join(' → ')})`,
    query: queryNameOf(query),
  };
}
