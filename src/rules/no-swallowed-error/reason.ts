import { givesReason } from '../../facts/stated-reason.ts';
import { type Caught, statementOf } from './caught.ts';

/** Whether a comment on, above or inside the handler says why the error may go. */
export function isExplained(caught: Caught): boolean {
  const { text } = caught.handler.getSourceFile();
  const statement = statementOf(caught);
  const handlerEnd = text.indexOf('\n', caught.handler.end);
  const places = [
    ...(statement ? [text.slice(statement.pos, statement.getStart())] : []),
    caught.handler.getFullText(),
    text.slice(caught.handler.end, handlerEnd === -1 ? undefined : handlerEnd),
    ...(caught.isChained ? [text.slice(caught.attempt.end, caught.handler.pos)] : []),
  ];
  return places.some(givesReason);
}
