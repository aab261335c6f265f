import { builtinModules } from 'node:module';
import js from '@eslint/js';
import prettier from 'eslint-config-prettier';
import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';

const TYPESCRIPT = '{lib,apps,test,bench,scripts}/**/*.ts';

const PURE =
  'lib/{core,gitops,platform,service,release,transitions,strategy,traffic,database,promql,signals,objectives,gates,alerts,monitoring,dashboard,checks,actor,report,evaluation}/**/*.ts';
const PURITY =
  'pure rooms compute from their arguments: leave files, constructs, the clock and the process to lib/constructs and lib/files';

const escape = (name) => name.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
const anyOf = (names) => `(?:${names.map(escape).join('|')})(?:/|$)`;

// Node's crypto is half pure: a digest is a function of its input, random bytes are not.
const impureBuiltins = builtinModules.filter((name) => name !== 'crypto' && !name.includes('/'));
const impurePackages = ['@kubernetes', 'cdk8s', 'cdk8s-plus-27', 'constructs', '@pulumi', 'yaml', 'ajv'];
const impureRooms = [
  'acting',
  'adopt',
  'cli',
  'cluster',
  'constructs',
  'doctor',
  'engines',
  'files',
  'notify',
  'project',
  'testing',
  'pulumi',
  'index',
];

const pureImports = {
  paths: [
    { name: 'node:crypto', allowImportNames: ['createHash'], message: PURITY },
    { name: 'crypto', message: 'import node:crypto' },
  ],
  patterns: [
    { regex: `^node:(?!crypto$)|^${anyOf(impureBuiltins)}`, message: PURITY },
    { regex: `^${anyOf(impurePackages)}`, message: PURITY },
    { regex: `^(?:\\.\\./)+${anyOf(impureRooms)}`, message: PURITY },
    {
      regex: '^(?:\\.\\./)+imports/',
      allowTypeImports: true,
      message: 'only types of the generated bindings are pure',
    },
  ],
};

export default defineConfig(
  globalIgnores(['node_modules/', 'build/', 'coverage/', 'imports/', 'apps/*/manifests/', '.cutover-*/']),
  js.configs.recommended,
  {
    files: [TYPESCRIPT],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      eqeqeq: 'error',
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/no-empty-function': ['error', { allow: ['private-constructors', 'protected-constructors'] }],
      '@typescript-eslint/no-extraneous-class': ['error', { allowStaticOnly: true }],
      '@typescript-eslint/no-unused-vars': [
        'error',
        {
          argsIgnorePattern: '^_',
          varsIgnorePattern: '^_',
          destructuredArrayIgnorePattern: '^_',
          ignoreRestSiblings: true,
        },
      ],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
    },
  },
  {
    files: ['lib/**/*.ts', 'test/**/*.ts'],
    rules: { '@typescript-eslint/explicit-module-boundary-types': 'error' },
  },
  {
    files: ['lib/**/*.ts'],
    rules: {
      'max-lines': ['error', { max: 400, skipBlankLines: false, skipComments: false }],
      'no-restricted-exports': [
        'error',
        {
          restrictDefaultExports: {
            direct: true,
            named: true,
            defaultFrom: true,
            namedFrom: true,
            namespaceFrom: true,
          },
        },
      ],
    },
  },
  {
    files: [PURE],
    rules: {
      '@typescript-eslint/no-restricted-imports': ['error', pureImports],
      'no-restricted-globals': [
        'error',
        ...['process', 'performance', 'crypto', 'fetch', 'require', 'globalThis', '__dirname', '__filename'].map(
          (name) => ({ name, message: PURITY }),
        ),
      ],
      'no-restricted-properties': [
        'error',
        { object: 'Date', property: 'now', message: PURITY },
        { object: 'Math', property: 'random', message: PURITY },
      ],
      'no-restricted-syntax': [
        'error',
        { selector: 'NewExpression[callee.name="Date"][arguments.length=0]', message: PURITY },
        { selector: 'CallExpression[callee.name="Date"]', message: PURITY },
        { selector: 'ImportExpression', message: PURITY },
        { selector: 'TSImportEqualsDeclaration', message: PURITY },
      ],
    },
  },
  {
    // What a test looks at is mostly synthesized YAML, which is `any`; a wrong path fails the expectation itself.
    files: ['{test,bench}/**/*.ts', 'apps/**/*.test.ts'],
    rules: {
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/unbound-method': 'off',
    },
  },
  {
    // What an API server answers is JSON of any kind; whoever asked knows which.
    files: ['lib/engines/*.ts', 'lib/cluster/*.ts'],
    rules: {
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
    },
  },
  {
    files: ['**/*.{js,cjs}'],
    languageOptions: {
      sourceType: 'commonjs',
      globals: {
        module: 'writable',
        require: 'readonly',
        __dirname: 'readonly',
        process: 'readonly',
        console: 'readonly',
        Buffer: 'readonly',
        setTimeout: 'readonly',
        clearTimeout: 'readonly',
        setInterval: 'readonly',
        performance: 'readonly',
      },
    },
  },
  prettier,
);
