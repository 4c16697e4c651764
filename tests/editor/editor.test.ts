import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { Editor } from './editor.ts';

const project = path.join(import.meta.dirname, 'project');
const rule = 'postmortem/no-console-error-object';

const charge = `\
declare function pay(order: string): Promise<void>;

export async function charge(order: string): Promise<void> {
  try {
    await pay(order);
  } catch (error) {
    console.log('charge failed:', error);
  }
}
`;
const mendedCharge = charge.replace('console.log', 'console.error');

describe('in an editor', () => {
  const editor = new Editor(project, 'charge.ts');
  afterAll(async () => editor.server.stop());
  beforeAll(async () => editor.open(charge));

  it('underlines the line while it is typed', async () => {
    const [squiggle, ...others] = await editor.diagnostics();

    expect(others).toEqual([]);
    expect(squiggle).toMatchObject({ code: rule, range: { start: { line: 6 } } });
    expect(squiggle && editor.textAt(squiggle.range)).toBe('error');
  });

  it('mends it with a quick fix, and draws nothing under what was mended', async () => {
    editor.edit(charge);
    await chooseQuickFix(editor, /^Fix this /u);

    expect(editor.text).toBe(mendedCharge);
    expect(await editor.diagnostics()).toEqual([]);
  });

  it('mends it on save', async () => {
    editor.edit(charge);
    await editor.fixOnSave();

    expect(editor.text).toBe(mendedCharge);
    expect(await editor.diagnostics()).toEqual([]);
  });

  it('saves a file that needs no mend as it is', async () => {
    editor.edit(mendedCharge);
    await editor.fixOnSave();

    expect(editor.text).toBe(mendedCharge);
  });

  it('offers a mend that a person should look at, and leaves it alone on save', async () => {
    const template = charge.replace("'charge failed:', error", '`charge of ${order} failed: ${error}`');
    editor.edit(template);
    await editor.fixOnSave();
    expect(editor.text).toBe(template);

    await chooseQuickFix(editor, /console\.error/u);
    expect(editor.text).toContain('console.error(');
    expect(await editor.diagnostics()).toEqual([]);
  });

  it('moves the squiggle with the code, by the types of the text as it is now', async () => {
    editor.edit(mendedCharge);
    await editor.diagnostics();

    const began = performance.now();
    editor.edit(`// A line above.\n${charge}`);
    const [squiggle] = await editor.diagnostics();
    console.info(`From edit to squiggle: ${(performance.now() - began).toFixed(0)} ms.`);
    expect(squiggle).toMatchObject({ code: rule, range: { start: { line: 7 } } });

    editor.edit(charge.replace('error);', 'order);'));
    expect(await editor.diagnostics()).toEqual([]);
  });
});

describe('when the server dies', () => {
  it('fails what was asked and what is asked from then on, and ends', async () => {
    const editor = new Editor(project, 'charge.ts');
    const opened = editor.open(charge);
    process.kill(editor.server.pid ?? Number.NaN, 'SIGKILL');

    await expect(opened).rejects.toThrow(/has ended \(.*SIGKILL/u);
    await expect(editor.diagnostics()).rejects.toThrow(/has ended/u);
    await editor.server.stop();
  });
});

async function chooseQuickFix(editor: Editor, title: RegExp): Promise<void> {
  const [squiggle] = await editor.diagnostics();
  const offered = squiggle === undefined ? [] : await editor.quickFixes(squiggle);
  const chosen = offered.find((action) => title.test(action.title));
  expect(chosen, offered.map((action) => action.title).join('\n')).toBeDefined();
  if (chosen !== undefined) {
    await editor.choose(chosen);
  }
}
