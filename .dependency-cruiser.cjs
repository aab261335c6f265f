const PURE =
  '^lib/(?:core|gitops|platform|service|release|transitions|strategy|traffic|database|promql|signals|objectives|gates|alerts|monitoring|dashboard|checks|actor|report|evaluation)/';

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      comment: 'Two files that need each other are one file, or lack a third; types are no exception.',
      severity: 'error',
      from: { path: '^lib/' },
      to: { circular: true },
    },
    {
      name: 'pure-rooms-stay-pure',
      comment:
        'Pure rooms import nothing of lib but pure rooms. ESLint says so at the line; this also sees re-exports.',
      severity: 'error',
      from: { path: PURE },
      to: { path: '^lib/', pathNot: PURE },
    },
    {
      name: 'pure-rooms-use-no-impure-package',
      comment: 'What a pure room computes follows from its arguments alone.',
      severity: 'error',
      from: { path: PURE },
      to: { path: '(?:^|/)(?:cdk8s|cdk8s-plus-27|constructs|@pulumi/[^/]+|yaml|ajv)(?:/|$)', pathNot: '^lib/' },
    },
    {
      name: 'pure-rooms-use-no-impure-builtin',
      comment: 'A digest is pure; files, processes and clocks are not.',
      severity: 'error',
      from: { path: PURE },
      to: { dependencyTypes: ['core'], pathNot: '^(?:node:)?crypto$' },
    },
    {
      name: 'pure-rooms-take-only-types-of-bindings',
      comment: 'The generated bindings extend cdk8s constructs; their types are plain data.',
      severity: 'error',
      from: { path: PURE },
      to: { path: '^imports/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'constructs-without-pulumi',
      comment: 'Who uses cdk8s need not install Pulumi.',
      severity: 'error',
      from: { path: '^lib/constructs/' },
      to: { path: '^lib/pulumi/', reachable: true },
    },
    {
      name: 'pulumi-without-constructs',
      comment: 'Who uses Pulumi need not install cdk8s.',
      severity: 'error',
      from: { path: '^lib/pulumi/' },
      to: { path: '^lib/constructs/', reachable: true },
    },
    {
      name: 'lib-stands-alone',
      comment: 'What is published knows nothing of what is built around it.',
      severity: 'error',
      from: { path: '^lib/' },
      to: { path: '^(?:apps|test|bench|scripts)/' },
    },
    {
      name: 'no-unresolvable',
      comment: 'An import that was not found is an edge that no rule above saw.',
      severity: 'error',
      from: { path: '^lib/' },
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: ['node_modules', '^imports/'] },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['types', 'require', 'node', 'default'] },
  },
};
