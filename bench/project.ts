import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const template = path.join(import.meta.dirname, 'template');
const BROKEN = '.broken.ts';

/** One feature in so many has the broken version of a file instead of the healthy one. */
const oneIn: Readonly<Record<string, number>> = { 'cache.ts': 9, 'job.ts': 7, 'repository.ts': 8, 'schema.ts': 10 };

/** Writes a project of `files` files: features made from the template, each of which leans on one that came before it. */
export function generateProject(files: number): string {
  const folder = path.join(import.meta.dirname, `generated-${files}`);
  rmSync(folder, { force: true, recursive: true });
  let left = files;
  function write(name: string, text: string): void {
    if (left > 0) {
      mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
      writeFileSync(path.join(folder, name), text);
      left--;
    }
  }
  for (const name of [...textsIn('lib'), ...textsIn('earlier')]) {
    write(name, readFileSync(path.join(template, name), 'utf8'));
  }
  const broken = new Map(textsIn('feature').map((name) => [path.basename(name), name]));
  const healthy = textsIn('feature').filter((name) => !name.endsWith(BROKEN));
  for (let index = 0; left > 0; index++) {
    for (const name of healthy) {
      const file = path.basename(name);
      const share = oneIn[file];
      const version = share !== undefined && index % share === share - 1 ? broken.get(file.replace(/\.ts$/u, BROKEN)) : undefined;
      write(path.join(`feature${index}`, file), renamed(readFileSync(path.join(template, version ?? name), 'utf8'), index));
    }
  }
  writeFileSync(path.join(folder, 'package.json'), JSON.stringify({ name: 'generated-project', private: true, type: 'module' }));
  writeFileSync(path.join(folder, 'tsconfig.json'), JSON.stringify({ extends: '../../tsconfig.json', include: ['.'] }));
  return folder;
}

function textsIn(folder: string): string[] {
  return readdirSync(path.join(template, folder)).map((name) => path.join(folder, name));
}

/** The template's text as the feature `index`, which leans on the feature of half its number. */
function renamed(text: string, index: number): string {
  const own = text.replace(/(?<![a-z])feature(?!\d)/gu, `feature${index}`).replace(/Feature/gu, `Feature${index}`);
  const earlier = Math.floor(index / 2);
  return index === 0 ? own : own.replace(/(?<![a-z])earlier/gu, `feature${earlier}`).replace(/Earlier/gu, `Feature${earlier}`);
}
