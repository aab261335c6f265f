/** Tests compile with swc, one file at a time; types are a gate of their own (`npm run types`). */
const swc = [
  '@swc/jest',
  { jsc: { target: 'es2022', parser: { syntax: 'typescript' } }, module: { type: 'commonjs' } },
];

module.exports = {
  testEnvironment: 'node',
  roots: ['<rootDir>/test', '<rootDir>/apps'],
  testMatch: ['**/*.test.ts'],
  testPathIgnorePatterns: ['/node_modules/', '<rootDir>/test/engines/'],
  transform: { '^.+\\.ts$': swc },
  moduleNameMapper: {
    '^(\\.{1,2}/(?:commands|actor)/.+)\\.js$': '$1',
    '^cutover$': '<rootDir>/lib/index.ts',
    '^cutover/definition$': '<rootDir>/lib/definition.ts',
    '^cutover/pulumi$': '<rootDir>/lib/pulumi/index.ts',
    '^cutover/testing$': '<rootDir>/lib/testing/index.ts',
  },
};
