import rule from '../../src/rules/no-console-error-object.ts';
import { annotated } from '../support/annotated.ts';
import { testRule } from '../support/rule-tester.ts';

testRule('logging', 'no-console-error-object', rule, {
  valid: [{ name: 'text', code: "console.log('started');" }],
  invalid: [
    {
      name: 'a caught error after a label',
      ...annotated<'errorOnStdout'>(`
try { await fetch('/'); } catch (error) {
  console.log('Error:', error);
                        ~~~~~ errorOnStdout
}`),
    },
  ],
});
