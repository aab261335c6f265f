import * as fc from 'fast-check';
import * as path from 'node:path';
import { adopt } from '../../lib/adopt/adopt';
import { linkPackages, expectSoundCode } from '../support/app-folder';
import { useFolder, writeFiles } from '../support/folder';
import { plainObjects } from './sample';

/** Texts that end strings, comments and lines where somebody forgot to think of them. */
const odd = fc.oneof(
  fc.string({ maxLength: 12 }),
  fc.constantFrom("'", '"', '`${x}`', '*/', '\n', '\\', '\u2028', '</script>', '$(id)', '{{ x }}', 'y'.repeat(130)),
);
const name = fc.stringMatching(/^[a-z]([a-z0-9]{0,8})$/);
const env = fc.oneof(
  fc.record({ name, value: odd }),
  fc.record({
    name,
    valueFrom: fc.oneof(
      fc.record({ secretKeyRef: fc.record({ name, key: name }) }),
      fc.record({ configMapKeyRef: fc.record({ name, key: name, optional: fc.boolean() }) }),
      fc.record({ fieldRef: fc.constant({ fieldPath: 'status.podIP' }) }),
      fc.record({ resourceFieldRef: fc.constant({ resource: 'limits.cpu' }) }),
    ),
  }),
);
const volume = fc.oneof(
  fc.record({ configMap: fc.record({ name }) }),
  fc.record({ secret: fc.record({ secretName: name }, { requiredKeys: ['secretName'] }) }),
  fc.record({ emptyDir: fc.oneof(fc.constant({}), fc.constant({ medium: 'Memory' })) }),
  fc.record({ hostPath: fc.record({ path: name.map((part) => `/${part}`) }) }),
);
const mount = fc.record({
  volume,
  path: fc.oneof(
    name.map((part) => `/${part}`),
    fc.constant('/tmp'),
  ),
  readOnly: fc.boolean(),
});
const container = fc.record(
  {
    args: fc.array(odd, { maxLength: 4 }),
    env: fc.uniqueArray(env, { selector: (each) => each.name, maxLength: 4 }),
    workingDir: name.map((part) => `/${part}`),
    resources: fc.record(
      {
        limits: fc.constantFrom({ memory: '256Mi' }, { cpu: '1', memory: '0.5Gi' }),
        requests: fc.constant({ cpu: '50m' }),
      },
      { requiredKeys: [] },
    ),
    lifecycle: fc.constantFrom(
      { preStop: { exec: { command: ['sh', '-c', 'sleep 7'] } } },
      { preStop: { exec: { command: ['stop', 'now'] } } },
      { preStop: { sleep: { seconds: 3 } } },
    ),
    securityContext: fc.constantFrom({ runAsUser: 0 }, { runAsUser: 7, capabilities: { add: ['NET_BIND_SERVICE'] } }),
  },
  { requiredKeys: [] },
);
const pod = fc.record(
  {
    terminationGracePeriodSeconds: fc.integer({ min: 0, max: 120 }),
    priorityClassName: name,
    hostAliases: fc.array(
      fc.record({ ip: fc.constant('10.0.0.1'), hostnames: fc.array(name, { minLength: 1, maxLength: 2 }) }),
      { maxLength: 2 },
    ),
    serviceAccountName: name,
    dnsConfig: fc.record({ nameservers: fc.constant(['10.0.0.2']) }),
  },
  { requiredKeys: [] },
);
const labels = fc.dictionary(
  name.map((part) => `example.com/${part}`),
  name,
  { maxKeys: 2 },
);

const deployments = fc
  .record({ container, pod, labels, mounts: fc.uniqueArray(mount, { selector: ({ path }) => path, maxLength: 3 }) })
  .map(({ mounts, ...parts }) =>
    plainObjects({
      labels: parts.labels,
      pod: { ...parts.pod, volumes: mounts.map(({ volume: source }, index) => ({ name: `v${index}`, ...source })) },
      container: {
        ...parts.container,
        volumeMounts: mounts.map(({ path: mountPath, readOnly }, index) => ({
          name: `v${index}`,
          mountPath,
          readOnly,
        })),
      },
    }),
  );

/** Texts and numbers in plain data, but for what names a volume, which nobody but the pod knows. */
function leaves(value: unknown, at = ''): { readonly at: string; readonly leaf: unknown }[] {
  if (typeof value !== 'object' || value === null)
    return /volume\w*\.\d+\.name$/i.test(at) ? [] : [{ at, leaf: value }];
  return Object.entries(value).flatMap(([key, each]) => leaves(each, `${at}.${key}`));
}

describe('whatever a Deployment says', () => {
  it('is in the slot, or is listed', () => {
    fc.assert(
      fc.property(deployments, (objects) => {
        const { files, differences } = adopt(objects, {});
        const slot = JSON.stringify(files.get('takeover/1-slot.yaml'));
        const said = JSON.stringify(differences.map(({ before }) => before));
        const template = objects[0]!.spec!.template;
        const lost = leaves(template).filter(
          ({ leaf }) =>
            typeof leaf === 'string' && /^\/?[a-z0-9]+$/.test(leaf) && !slot.includes(leaf) && !said.includes(leaf),
        );
        expect(lost).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });
});

describe('the code for whatever a Deployment says', () => {
  const folder = useFolder();

  it('compiles, and has the form that prettier gives it', () => {
    linkPackages(folder());
    for (const [index, objects] of fc.sample(deployments, { numRuns: 40, seed: 6 }).entries()) {
      const { files } = adopt(objects, {});
      const code = Object.fromEntries([...files].filter(([file]) => file.endsWith('.ts')));
      writeFiles(path.join(folder(), `app-${index}`), code);
    }
    expectSoundCode(folder());
  }, 120_000);
});
