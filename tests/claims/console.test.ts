import { spawnSync } from 'node:child_process';
import { expect, it } from 'vitest';

/** What a program prints to each stream where both are pipes, as they are behind a log collector. */
function printedBy(statement: string): { stderr: string; stdout: string } {
  const program = `const error = new Error('card declined', { cause: new Error('no funds') });\n${statement}`;
  const { status, stderr, stdout } = spawnSync(process.execPath, ['-e', program], { encoding: 'utf8' });
  expect(status).toBe(0);
  return { stderr, stdout };
}

it('console.log prints message, stack and cause of an Error, to stdout', () => {
  const { stderr, stdout } = printedBy("console.log('Error:', error);");
  expect(stderr).toBe('');
  expect(stdout).toContain('Error: Error: card declined\n    at ');
  expect(stdout).toContain('[cause]: Error: no funds\n');
});

it('console.error prints the same, to stderr', () => {
  const { stderr, stdout } = printedBy("console.error('Error:', error);");
  expect(stdout).toBe('');
  expect(stderr).toContain('Error: Error: card declined\n    at ');
  expect(stderr).toContain('[cause]: Error: no funds\n');
});

it('a template prints one line, and an argument of its own the stack', () => {
  expect(printedBy('console.log(`charge failed: ${error}`);').stdout).toBe('charge failed: Error: card declined\n');
  expect(printedBy("console.error('charge failed:', error);").stderr).toMatch(/^charge failed: Error: card declined\n {4}at /);
});

it('JSON makes of an Error an empty object', () => {
  expect(printedBy('console.log(JSON.stringify({ error }));').stdout).toBe('{"error":{}}\n');
});
