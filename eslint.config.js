// @ts-check
import comments from '@eslint-community/eslint-plugin-eslint-comments/configs';
import jsxA11y from 'eslint-plugin-jsx-a11y';
import reactHooks from 'eslint-plugin-react-hooks';
import sortImports from 'eslint-plugin-simple-import-sort';
import tseslint from 'typescript-eslint';

/**
 * Layers (docs/architecture.md): what a folder may not import, with the reason users of the rule see.
 * @param {string[]} folders
 * @param {string} reason
 */
const forbidFolders = (folders, reason) => ({
  regex: `^(\\.{1,2}/)+(${folders.join('|')})/`,
  message: reason,
});

const forbidElectron = {
  regex: '^electron(/|$)',
  message: 'Only main/desktop imports electron: everything else in main also runs in plain Node.',
};

/**
 * @param {...object} patterns
 * @returns {import('eslint').Linter.RulesRecord}
 */
const restrict = (...patterns) => ({ 'no-restricted-imports': ['error', { patterns }] });

export default tseslint.config(
  { ignores: ['out', 'dist', 'node_modules', 'test-results', 'coverage'] },
  {
    files: ['**/*.{ts,tsx}'],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: {
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
    },
  },
  {
    files: ['**/*.{ts,tsx,mjs,js}'],
    extends: [comments.recommended],
    plugins: { 'simple-import-sort': sortImports },
    rules: {
      'simple-import-sort/imports': 'error',
      'simple-import-sort/exports': 'error',
      '@eslint-community/eslint-comments/require-description': 'error',
      'max-lines': ['error', { max: 400 }],
      'max-lines-per-function': ['error', { max: 80, skipComments: true, skipBlankLines: true }],
      'no-restricted-syntax': [
        'error',
        { selector: 'ExportDefaultDeclaration', message: 'Named exports only.' },
      ],
      eqeqeq: 'error',
    },
  },
  { files: ['**/*.test.{ts,tsx,mjs}', 'e2e/**'], rules: { 'max-lines-per-function': 'off' } },
  { files: ['*.config.{ts,js}'], rules: { 'no-restricted-syntax': 'off' } },
  {
    files: ['contract/**/*.ts'],
    ignores: ['**/*.test.ts', '**/*.test-support.ts'],
    rules: restrict({ regex: '^(?!\\./)', message: 'contract imports nothing outside itself.' }),
  },
  {
    files: ['main/**/*.ts'],
    rules: restrict(
      forbidElectron,
      forbidFolders(['renderer', 'preload', 'e2e'], 'main knows nothing of the window.'),
    ),
  },
  {
    // The one way from main into the renderer: a report shows an ended run as the window does, number by
    // number, so it is the window's own pure stores that make the picture. They need no page.
    files: ['main/report/gather/run-picture.ts'],
    rules: restrict(forbidElectron, {
      regex: '^(\\.{1,2}/)+(renderer/(?!stores/ended-picture\\.ts$)|preload/|e2e/)',
      message: 'Only the picture of an ended run comes from the renderer.',
    }),
  },
  {
    files: ['main/desktop/**/*.ts', 'main/index.ts'],
    rules: restrict(
      forbidFolders(['renderer', 'preload', 'e2e'], 'main knows nothing of the window.'),
    ),
  },
  {
    files: ['preload/**/*.ts', 'renderer/**/*.{ts,tsx}'],
    rules: restrict(
      forbidFolders(['main', 'workloads', 'e2e'], 'The window talks to main through the contract.'),
      { regex: '^node:', message: 'There is no Node in the renderer.' },
    ),
  },
  {
    files: ['renderer/**/*.{ts,tsx}'],
    extends: [reactHooks.configs.flat['recommended-latest'], jsxA11y.flatConfigs.strict],
  },
);
