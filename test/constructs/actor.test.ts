import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { Chart } from 'cdk8s';
import {
  Actor,
  CutoverApp,
  CutoverError,
  GitAccess,
  Platform,
  SecretRef,
  type ActorProps,
  type KubeObject,
  type PlatformFacts,
} from 'cutover';
import { actorRights } from '../../lib/actor/rights';
import { useFolder } from '../support/folder';

const BINARY = '/cutover/node_modules/.bin/cutover';

const image = `registry.example.com/actor@sha256:${'a'.repeat(64)}`;
const PROPS: ActorProps = {
  ...{ service: 'shop', image, application: 'argocd/shop' },
  repository: { url: 'https://git.example.com/shop.git', folder: 'apps/shop' },
  access: GitAccess.https(SecretRef.external('shop-git')),
};

function objectsOf(props: Partial<ActorProps> = {}, facts: PlatformFacts = {}): readonly KubeObject[] {
  const app = new CutoverApp({ outdir: '/nonexistent', platform: Platform.of(facts) });
  const given = Object.fromEntries(
    Object.entries<unknown>({ ...PROPS, ...props }).filter(([, value]) => value !== undefined),
  );
  new Actor(new Chart(app, 'actor', { namespace: 'web' }), 'actor', given as unknown as ActorProps);
  const { objects, problems } = app.result();
  expect(problems).toEqual([]);
  return objects;
}

interface Container {
  readonly command: readonly string[];
  readonly args: readonly string[];
  readonly env?: readonly { readonly name: string; readonly value?: string }[];
}

interface Pod {
  readonly metadata: { readonly labels: object };
  readonly spec: {
    readonly securityContext: object;
    readonly initContainers: readonly Container[];
    readonly containers: readonly [Container];
  };
}

interface Rule {
  readonly resources: readonly string[];
  readonly verbs: readonly string[];
}

function podOf(objects: readonly KubeObject[]): Pod {
  const spec = objects.find(({ kind }) => ['Deployment', 'CronJob'].includes(kind))!.spec as {
    readonly template?: Pod;
    readonly jobTemplate?: { readonly spec: { readonly template: Pod } };
  };
  return spec.template ?? spec.jobTemplate!.spec.template;
}

function rulesIn(role: KubeObject | undefined): readonly Rule[] {
  return role?.rules as readonly Rule[];
}

test('runs all the time, in a clone of its own, without any right of its pod beyond that', () => {
  const objects = objectsOf();
  expect(objects.map(({ kind, metadata }) => `${kind} ${metadata.namespace}/${metadata.name}`)).toEqual([
    'ServiceAccount web/shop-actor',
    'Role web/shop-actor',
    'RoleBinding web/shop-actor',
    'Role argocd/web.shop-actor',
    'RoleBinding argocd/web.shop-actor',
    'Deployment web/shop-actor',
  ]);
  const { metadata, spec } = podOf(objects);
  expect(metadata.labels).toMatchObject({ app: 'shop-actor', 'sidecar.istio.io/inject': 'false' });
  expect(spec.securityContext).toMatchObject({ runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } });
  for (const container of [...spec.initContainers, ...spec.containers]) {
    expect(container).toMatchObject({
      image,
      securityContext: {
        ...{ allowPrivilegeEscalation: false, readOnlyRootFilesystem: true },
        capabilities: { drop: ['ALL'] },
      },
    });
  }
  expect(spec.containers[0].command).toEqual([BINARY]);
  expect(spec.containers[0].args).toEqual([
    ...['--folder', '/cutover/clone/apps/shop', 'run', '--stay', '--branch', 'main'],
    ...['--service', 'shop', '--application', 'argocd/shop'],
  ]);
});

test.each([
  ['https', GitAccess.https],
  ['ssh', GitAccess.ssh],
] as const)('with %s its Git works in the folder of a volume, which is of another user', (_, access) => {
  const { spec } = podOf(objectsOf({ access: access(SecretRef.external('shop-git')) }));
  for (const { env = [] } of [...spec.initContainers, ...spec.containers]) {
    const given = Object.fromEntries(env.map(({ name, value }) => [name, value]));
    const entries = Array.from({ length: Number(given.GIT_CONFIG_COUNT) }, (_each, index) => [
      given[`GIT_CONFIG_KEY_${index}`],
      given[`GIT_CONFIG_VALUE_${index}`],
    ]);
    expect(entries).toContainEqual(['safe.directory', '*']);
    expect(entries.flat()).not.toContain(undefined);
  }
});

test('its roles are the table of rights, namespace by namespace', () => {
  const roles = objectsOf().filter(({ kind }) => kind === 'Role');
  const rules = roles.flatMap((role) => rulesIn(role).map((rule) => ({ ...rule, namespace: role.metadata.namespace })));
  const application = { namespace: 'argocd', name: 'shop' };
  const rights = actorRights({ service: 'shop', namespace: 'web', gitOps: 'argo-cd', application });
  expect(rules).toEqual(
    rights.map(({ apiGroup, resource, verbs, names, namespace }) => ({
      ...{ apiGroups: [apiGroup], resources: [resource], verbs, namespace },
      ...(names ? { resourceNames: names } : {}),
    })),
  );
  expect(rules.filter(({ namespace }) => namespace === 'argocd')).toEqual([
    expect.objectContaining({ resources: ['applications'], verbs: ['get', 'patch'], resourceNames: ['shop'] }),
  ]);
  expect(rules.flatMap(({ verbs }) => verbs)).not.toContain('delete');
});

test('looks now and then where it is given a schedule', () => {
  const objects = objectsOf({ schedule: '* * * * *' });
  expect(objects.find(({ kind }) => kind === 'CronJob')?.spec).toMatchObject({ schedule: '* * * * *' });
  expect(podOf(objects).spec).toMatchObject({ restartPolicy: 'Never' });
  expect(podOf(objects).spec.containers[0].args).toContain('--once');
});

describe('a look of the CronJob, in a real sh', () => {
  const inFolder = useFolder();

  test.each([
    ['the release has ended', 0, 0],
    ['it is refused', 1, 1],
    ['something does not answer', 3, 3],
    ['the release was taken back', 4, 0],
    ['the release goes on', 5, 0],
  ])('where %s makes of %i a %i: what belongs to a release is no failed Job', (_, code, seen) => {
    const [{ command, args }] = podOf(objectsOf({ schedule: '* * * * *' })).spec.containers;
    const fake = inFolder('a cutover');
    writeFileSync(fake, `#!/bin/sh\nprintf '%s\\n' "$@"\nexit ${code}\n`, { mode: 0o755 });
    const [program = '', ...words] = [...command, ...args].map((word) => (word === BINARY ? fake : word));
    const { status, stdout, stderr } = spawnSync(program, words, { encoding: 'utf8' });
    expect([status, stdout, stderr]).toEqual([seen, `${args.join('\n')}\n`, '']);
  });
});

test.each([
  ['Deployment', undefined],
  ['CronJob', '* * * * *'],
])(
  'a %s takes addresses that are secrets from Secrets, and no argument shows them to who lists processes',
  (_, schedule) => {
    const address = (key: string) => ({ secret: SecretRef.external('hooks'), key });
    const [container] = podOf(objectsOf({ schedule, webhook: address('events'), slack: address('slack') })).spec
      .containers;
    const from = (key: string) => ({ valueFrom: { secretKeyRef: { name: 'hooks', key } } });
    expect(container.env?.slice(-2)).toEqual([
      { name: 'CUTOVER_NOTIFY_WEBHOOK', ...from('events') },
      { name: 'CUTOVER_NOTIFY_SLACK', ...from('slack') },
    ]);
    const [bare] = podOf(objectsOf({ schedule })).spec.containers;
    expect([container.command, container.args]).toEqual([bare.command, bare.args]);
    expect(bare.env?.map(({ name }) => name)).not.toContain('CUTOVER_NOTIFY_SLACK');
  },
);

test('without a GitOps engine it needs no Application, and with Flux it may wake Flux', () => {
  const none = objectsOf({ application: undefined as never }, { gitOps: 'kubectl' });
  expect(none.filter(({ kind }) => kind === 'Role')).toHaveLength(1);
  const [, flux] = objectsOf({ application: 'flux-system/shop' }, { gitOps: 'flux' }).filter(
    ({ kind }) => kind === 'Role',
  );
  expect(rulesIn(flux).map(({ resources }) => resources[0])).toEqual(['kustomizations', 'gitrepositories']);
});

test('refuses an image without a digest', () => {
  expect(() => objectsOf({ image: 'registry.example.com/actor:latest' })).toThrow(/image-digest/);
});

test.each([
  ['environment', { environment: '$(HOME)' }],
  ['application', { application: 'argocd' }],
  ['application', { application: undefined as never }],
  ['repository.url', { repository: { url: 'https://git.example.com/$(SECRET)' } }],
  ['repository.url', { repository: { url: 'ext::sh -c id' } }],
  ['repository.branch', { repository: { ...PROPS.repository, branch: '--upload-pack=x' } }],
  ['repository.folder', { repository: { ...PROPS.repository, folder: '../other' } }],
  ['schedule', { schedule: 'hourly' }],
])('refuses a wrong %s', (field, props) => {
  const refusal = (() => {
    try {
      objectsOf(props);
    } catch (error) {
      return error;
    }
    return undefined;
  })();
  expect(refusal).toBeInstanceOf(CutoverError);
  expect((refusal as CutoverError).problems.map(({ id, at }) => [id, at.field])).toEqual([
    [field === 'environment' ? 'name' : 'actor-props', field],
  ]);
});
