import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { Platform } from '../../lib/files/platform';
import { resolvePlatform, type PlatformFacts, type ResolvedPlatform } from '../../lib/platform/platform';
import { platformSchema } from '../../lib/platform/schema';

const DEFAULTS: ResolvedPlatform = {
  prometheus: {
    address: 'http://prometheus.monitoring.svc:9090',
    headers: {},
    namespace: 'monitoring',
    scrapeInterval: 30,
  },
  ruleLabels: {},
  gateImages: {},
  syncLatency: 180,
  gateways: [],
  sidecar: 'native',
  gitOps: 'argo-cd',
  clusterDomain: 'cluster.local',
  kubernetes: '1.30',
  topology: 'zones-and-nodes',
};

const EVERYTHING: Required<PlatformFacts> = {
  environment: 'staging',
  prometheus: {
    address: 'https://mimir.example.com/prometheus',
    headers: { a: 'b' },
    tenant: 't',
    namespace: 'obs',
    scrapeInterval: 15,
  },
  ruleLabels: { release: 'kube-prometheus' },
  runbooks: 'https://runbooks.example.com/cutover',
  gateImages: { smoke: 'curl', load: 'k6' },
  syncLatency: 15,
  gateways: ['istio-system/public', 'edge/partner.example'],
  sidecar: 'classic',
  gitOps: 'flux',
  clusterDomain: 'corp.internal',
  kubernetes: '1.33',
  topology: 'nodes',
};

let folder: string;
beforeAll(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'cutover-platform-'));
});
afterAll(() => fs.rmSync(folder, { recursive: true }));

function written(text: string, name = 'platform.yaml'): string {
  const file = path.join(folder, name);
  fs.writeFileSync(file, text);
  return file;
}

describe('a platform of which nothing is said', () => {
  it('has every default', () => {
    expect(resolvePlatform({})).toEqual(DEFAULTS);
    expect(Platform.of({})).toMatchObject({ facts: DEFAULTS, problems: [] });
  });

  it('is one whose file says nothing, and one whose file need not be there', () => {
    expect(Platform.fromFile(written('{}\n'))).toMatchObject({ facts: DEFAULTS, problems: [] });
    expect(Platform.fromFileIfPresent(path.join(folder, 'none.yaml'))).toMatchObject({ facts: DEFAULTS, problems: [] });
  });

  it('is refused when its file was named and is not there', () => {
    const file = path.join(folder, 'none.yaml');
    expect(Platform.fromFile(file)).toMatchObject({
      facts: DEFAULTS,
      problems: [{ id: 'platform', severity: 'error', at: { file }, given: 'no such file' }],
    });
  });
});

describe('platform facts', () => {
  const resolved = {
    ...EVERYTHING,
    prometheus: {
      address: 'https://mimir.example.com/prometheus',
      headers: { a: 'b', 'X-Scope-OrgID': 't' },
      namespace: 'obs',
      scrapeInterval: 15,
    },
  };

  it('are taken as they are given, in code, in YAML and in JSON', () => {
    const yaml = [
      'environment: staging',
      'prometheus:',
      '  address: https://mimir.example.com/prometheus',
      '  headers: { a: b }',
      '  tenant: t',
      '  namespace: obs',
      '  scrapeInterval: 15',
      'ruleLabels:',
      '  release: kube-prometheus',
      'runbooks: https://runbooks.example.com/cutover',
      'gateImages: { smoke: curl, load: k6 }',
      'syncLatency: 15',
      'gateways:',
      '  - istio-system/public',
      '  - edge/partner.example',
      'sidecar: classic',
      'gitOps: flux',
      'clusterDomain: corp.internal',
      "kubernetes: '1.33'",
      'topology: nodes',
    ].join('\n');
    const json = JSON.stringify(EVERYTHING, undefined, '\t');
    for (const platform of [
      Platform.of(EVERYTHING),
      Platform.fromFile(written(yaml)),
      Platform.fromFileIfPresent(written(json, 'platform.json')),
    ]) {
      expect(platform.problems).toEqual([]);
      expect(platform.facts).toEqual(resolved);
    }
  });

  it('send the tenant in the header that multi-tenant stores read, beside the other headers', () => {
    expect(resolvePlatform({ prometheus: { tenant: 'shop' } }).prometheus.headers).toEqual({ 'X-Scope-OrgID': 'shop' });
    expect(resolvePlatform({ prometheus: { headers: { Authorization: 'x' } } }).prometheus.headers).toEqual({
      Authorization: 'x',
    });
  });

  it('have the keys and the defaults that the schema of the file tells editors', () => {
    const { properties } = platformSchema;
    expect(Object.keys(properties).sort()).toEqual(Object.keys(EVERYTHING).sort());
    expect(Object.keys(properties.prometheus.properties).sort()).toEqual(Object.keys(EVERYTHING.prometheus).sort());
    const told = Object.entries(properties).flatMap(([key, of]) => ('default' in of ? [[key, of.default]] : []));
    expect(DEFAULTS).toMatchObject(Object.fromEntries(told));
    expect(DEFAULTS.prometheus).toMatchObject({
      address: properties.prometheus.properties.address.default,
      namespace: properties.prometheus.properties.namespace.default,
    });
  });

  it('are the defaults while any of them is wrong: nothing is computed from half of them', () => {
    expect(Platform.of({ ...EVERYTHING, kubernetes: '1.29' }).facts).toEqual(DEFAULTS);
  });
});

interface Refused {
  readonly line: number;
  readonly field: string;
  readonly id: string;
  readonly given: string;
  readonly allowed: string;
}

const BAD: readonly (readonly [yaml: string, Refused])[] = [
  [
    'kubernetes: "1.29"',
    { line: 2, field: 'kubernetes', id: 'platform', given: '"1.29"', allowed: "'1.30' or newer, as major.minor" },
  ],
  ['kubernetes: "1.9"', { line: 2, field: 'kubernetes', id: 'platform', given: '"1.9"', allowed: "'1.30' or newer" }],
  ['kubernetes: v1.31', { line: 2, field: 'kubernetes', id: 'platform', given: '"v1.31"', allowed: 'major.minor' }],
  ['kubernetes: 1.31.2', { line: 2, field: 'kubernetes', id: 'platform', given: '"1.31.2"', allowed: 'major.minor' }],
  [
    'prometheus:\n  address: prometheus:9090',
    {
      line: 3,
      field: 'prometheus.address',
      id: 'platform',
      given: '"prometheus:9090"',
      allowed: 'an http or https URL',
    },
  ],
  [
    'prometheus:\n  tenant: a\n  address: ftp://prometheus',
    { line: 4, field: 'prometheus.address', id: 'platform', given: '"ftp://prometheus"', allowed: 'http or https' },
  ],
  [
    'clusterDomain: Cluster.Local',
    { line: 2, field: 'clusterDomain', id: 'name', given: '"Cluster.Local" (13 characters)', allowed: 'a DNS name' },
  ],
  [
    'gateways: [public]',
    { line: 2, field: 'gateways[0]', id: 'platform', given: '"public"', allowed: 'namespace/name' },
  ],
  [
    'gateways:\n  - a/b\n  - a/b/c',
    { line: 4, field: 'gateways[1]', id: 'platform', given: '"a/b/c"', allowed: 'namespace/name' },
  ],
  [
    'gateways:\n  - a/b\n  - Istio/public',
    { line: 4, field: 'gateways[1]', id: 'name', given: '"Istio" (5 characters)', allowed: 'lower case letters' },
  ],
  ['gateways: [a/]', { line: 2, field: 'gateways[0]', id: 'name', given: '"" (0 characters)', allowed: 'lower case' }],
  [
    'ruleLabels:\n  team: x\n  release: "not a value"',
    { line: 4, field: 'ruleLabels.release', id: 'name', given: '"not a value" (11 characters)', allowed: 'at most 63' },
  ],
  [
    'ruleLabels:\n  "not a key": x',
    { line: 3, field: 'ruleLabels', id: 'name', given: '"not a key" (9 characters)', allowed: 'DNS prefix' },
  ],
  ['sidecar: istio', { line: 2, field: 'sidecar', id: 'platform', given: "'istio'", allowed: 'native, classic, none' }],
  [
    'gitOps: argocd',
    { line: 2, field: 'gitOps', id: 'platform', given: "'argocd'", allowed: 'argo-cd, flux, kubectl' },
  ],
  [
    'topology: zones',
    { line: 2, field: 'topology', id: 'platform', given: "'zones'", allowed: 'zones-and-nodes, nodes, none' },
  ],
  ['gateways: a/b', { line: 2, field: 'gateways', id: 'platform', given: '"a/b"', allowed: 'must be array' }],
];

describe('a bad fact', () => {
  it.each(BAD)('is refused at its line of the file: %j', (yaml, { line, field, id, given, allowed }) => {
    const file = written(`# facts\n${yaml}\n`);
    const { problems, facts } = Platform.fromFile(file);
    expect(problems).toMatchObject([
      { id, severity: 'error', at: { file, line, field }, given, allowed: expect.stringContaining(allowed) },
    ]);
    expect(facts).toEqual(DEFAULTS);
  });

  it('of YAML that drops the zero of 1.30 gets the advice to put it in quotes', () => {
    const file = written('environment: staging\nkubernetes: 1.30\n');
    expect(Platform.fromFile(file).problems).toMatchObject([
      {
        id: 'platform',
        at: { file, line: 2, column: 13, field: 'kubernetes' },
        given: '1.3',
        allowed: 'a value that must be string',
        fix: 'put it in quotes',
      },
    ]);
    expect(Platform.fromFile(written('kubernetes: "1.30"\n')).problems).toEqual([]);
  });

  it('given in code is refused at its field', () => {
    expect(Platform.of({ kubernetes: '1.3', gateways: ['a/b', 'c'] }).problems).toMatchObject([
      { id: 'platform', at: { field: 'platform.kubernetes' }, given: '"1.3"' },
      { id: 'platform', at: { field: 'platform.gateways[1]' }, given: '"c"' },
    ]);
  });

  it('is an address with a password, which is in no report', () => {
    const { problems } = Platform.of({ prometheus: { address: 'https://ann:secret@prometheus.example.com' } });
    expect(problems).toMatchObject([{ id: 'platform', given: expect.stringContaining('prometheus.example.com') }]);
    expect(JSON.stringify(problems)).not.toMatch(/secret|ann/);
  });

  it('is reported together with all others', () => {
    const { problems } = Platform.fromFile(written('kubernetes: "1.2"\nclusterDomain: x\ngateways: [a]\n'));
    expect(problems.map(({ at }) => at.line)).toEqual([1, 2, 3]);
  });

  it('is refused at its line where its key has dots and slashes', () => {
    const file = written('ruleLabels:\n  team: shop\n  app.kubernetes.io/part-of: "not a value"\n');
    expect(Platform.fromFile(file).problems).toMatchObject([{ id: 'name', at: { file, line: 3 } }]);
  });

  it('is a namespace of Prometheus that is no name of one', () => {
    const file = written('prometheus:\n  namespace: "Not a namespace"\n');
    expect(Platform.fromFile(file).problems).toMatchObject([{ id: 'name', at: { file, line: 2 } }]);
  });

  it('is a cluster domain with a star: it is the end of the name of every Service', () => {
    expect(Platform.of({ clusterDomain: '*.local.test' }).problems).toMatchObject([{ id: 'name' }]);
  });
});

describe('a Kubernetes version', () => {
  it.each(['1.30', '1.31', '1.100'])('of %s is taken', (kubernetes) => {
    expect(Platform.of({ kubernetes }).problems).toEqual([]);
  });
});
