import type { Linter } from 'eslint';

import { rules } from '../rules/index.ts';

export const NAMESPACE = 'postmortem';

type Severities = Record<string, Linter.RuleEntry>;

/** Rules that are right nearly always and need no options, read off each rule's own metadata. */
export function recommendedSeverities(): Severities {
  return severitiesOf(({ recommended }) => {
    const isIn = typeof recommended === 'object' ? recommended.recommended : recommended === 'recommended';
    return isIn ? 'error' : undefined;
  });
}

/** The recommended rules in their wider reading, and those that need the team's agreement. */
export function strictSeverities(): Severities {
  return severitiesOf(({ recommended }) => {
    if (typeof recommended === 'object') {
      return ['error', ...recommended.strict];
    }
    return recommended === undefined ? undefined : 'error';
  });
}

/** Every rule off, for files without types. */
export function noSeverities(): Severities {
  return severitiesOf(() => 'off');
}

type Docs = NonNullable<(typeof rules)[keyof typeof rules]['meta']['docs']>;

function severitiesOf(severityOf: (docs: Docs) => Linter.RuleEntry | undefined): Severities {
  const severities: Severities = {};
  for (const [name, { meta }] of Object.entries(rules)) {
    const severity = meta.docs && severityOf(meta.docs);
    if (severity !== undefined) {
      severities[`${NAMESPACE}/${name}`] = severity;
    }
  }
  return severities;
}
