/** Logs a caught Error on the wrong stream in line 7; the look-alike below it logs none. */
export const brokenCharge = `\
declare function pay(order: string): Promise<void>;

export async function charge(order: string): Promise<void> {
  try {
    await pay(order);
  } catch (error) {
    console.log('charge failed:', error);
  }
}

export function announce(error: string): void {
  console.log('charge failed:', error);
}
`;

export const mendedCharge = brokenCharge.replace('console.log', 'console.error');

export const tsconfig = {
  compilerOptions: {
    target: 'ES2022',
    module: 'NodeNext',
    moduleResolution: 'NodeNext',
    strict: true,
    noEmit: true,
    skipLibCheck: true,
    types: ['node'],
  },
  include: ['src'],
};

export const configs = {
  typed: `\
import { defineConfig } from 'eslint/config';
import postmortem from 'eslint-plugin-postmortem';

export default defineConfig({
  files: ['src/**/*.{ts,tsx,mts,cts}'],
  extends: [postmortem.configs.typed, postmortem.configs.recommended],
});
`,

  byString: `\
import { defineConfig } from 'eslint/config';
import postmortem from 'eslint-plugin-postmortem';

export default defineConfig({
  files: ['src/**/*.{ts,tsx,mts,cts}'],
  plugins: { postmortem },
  extends: ['postmortem/typed', 'postmortem/recommended'],
});
`,

  besideTypescriptEslint: `\
import { defineConfig } from 'eslint/config';
import postmortem from 'eslint-plugin-postmortem';

export default defineConfig({
  files: ['src/**/*.{ts,tsx,mts,cts}'],
  languageOptions: {
    parser: postmortem.configs.typed.languageOptions.parser,
    parserOptions: { project: true, tsconfigRootDir: import.meta.dirname },
  },
  extends: [postmortem.configs.recommended],
});
`,

  untyped: `\
import { defineConfig } from 'eslint/config';
import postmortem from 'eslint-plugin-postmortem';

export default defineConfig({
  files: ['src/**/*.{ts,tsx,mts,cts}'],
  languageOptions: { parser: postmortem.configs.typed.languageOptions.parser },
  extends: [postmortem.configs.recommended],
});
`,

  disabled: `\
import { defineConfig } from 'eslint/config';
import postmortem from 'eslint-plugin-postmortem';

const everyRule = Object.keys(postmortem.rules).map((name) => ['postmortem/' + name, 'error']);

export default defineConfig({
  files: ['src/**/*.{ts,tsx,mts,cts}'],
  languageOptions: { parser: postmortem.configs.typed.languageOptions.parser },
  plugins: { postmortem },
  rules: Object.fromEntries(everyRule),
}, {
  files: ['src/**/*.{ts,tsx,mts,cts}'],
  extends: [postmortem.configs['disable-type-checked']],
});
`,
} as const;
