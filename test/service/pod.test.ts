import { Size } from 'cdk8s';
import { Cpu } from 'cdk8s-plus-27';
import fc from 'fast-check';
import { Database } from '../../lib/database/database';
import type { Topology } from '../../lib/platform/platform';
import { Scratch, type ResourcesProps } from '../../lib/service/container';
import { Config, ConfigMapRef, Env, SecretRef, ServiceAccountRef } from '../../lib/service/references';
import { refusal } from '../core/refusal';
import { restrictedViolations } from './restricted';
import { CONTAINER, IMAGE, allContainers, mainOf, podOf, problemsOf, rendered } from './sample';

const side = (name: string) => ({ name, image: IMAGE });

describe('a pod', () => {
  const everything = {
    props: { sidecars: [side('helper')], initContainers: [side('migrate')] },
    container: {
      user: 10_001,
      mounts: {
        '/etc/app': Config.of('app', { a: 'b' }),
        '/secret': SecretRef.external('s'),
        '/cache': Scratch.folder(),
      },
    },
  };

  it('passes the Pod Security Standard restricted, with sidecars and init containers', () => {
    const pod = podOf(everything);
    expect(restrictedViolations(pod)).toEqual([]);
    expect(allContainers(pod).map(({ name }) => name)).toEqual(['shop', 'helper', 'migrate']);
  });

  it('says every field that the standard asks for, on the pod and on each container', () => {
    const pod = podOf(everything);
    expect(pod.securityContext).toEqual({ runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } });
    const hardened = {
      allowPrivilegeEscalation: false,
      capabilities: { drop: ['ALL'] },
      readOnlyRootFilesystem: true,
    };
    expect(allContainers(pod).map(({ securityContext }) => securityContext)).toEqual([
      { ...hardened, runAsUser: 10_001 },
      hardened,
      hardened,
    ]);
  });

  it('may have a root file system that can be written to, and passes all the same', () => {
    const pod = podOf({ container: { writableRoot: true } });
    expect(pod.containers[0]?.securityContext).toMatchObject({ readOnlyRootFilesystem: false });
    expect(restrictedViolations(pod)).toEqual([]);
  });

  it.each([0, -1, 1.5])('may not run as user %d', (user) => {
    expect(problemsOf({ container: { user } })).toHaveLength(1);
  });

  it('mounts no token of its ServiceAccount', () => {
    expect(podOf().automountServiceAccountToken).toBe(false);
  });

  it('runs as the ServiceAccount of the service, or as the one that was given', () => {
    expect(podOf().serviceAccountName).toBe('shop');
    const serviceAccount = ServiceAccountRef.external('robot');
    expect(podOf({ props: { serviceAccount } }).serviceAccountName).toBe('robot');
  });

  it('carries the labels of its version, which none of its own can replace', () => {
    const podLabels = { team: 'a', app: 'other', version: 'v0', 'cutover.dev/slot': 'green' };
    expect(rendered({ props: { podLabels } }).pod.metadata.labels).toEqual({
      team: 'a',
      app: 'shop',
      version: 'v2',
      'cutover.dev/slot': 'blue',
      'app.kubernetes.io/name': 'shop',
    });
  });

  it('pulls its images with the Secrets that were given', () => {
    expect(podOf()).not.toHaveProperty('imagePullSecrets');
    const imagePullSecrets = [SecretRef.external('registry'), SecretRef.inApp({ kind: 'Secret', name: 'mirror' })];
    expect(podOf({ props: { imagePullSecrets } }).imagePullSecrets).toEqual([{ name: 'registry' }, { name: 'mirror' }]);
  });

  it('is the same bytes whatever the order in which it was written', () => {
    const one = rendered({ props: { podLabels: { a: '1', b: '2' } }, container: { env: { A: 'x', B: 'y' } } });
    const other = rendered({ container: { env: { A: 'x', B: 'y' } }, props: { podLabels: { b: '2', a: '1' } } });
    expect(JSON.stringify(other)).toBe(JSON.stringify(one));
  });
});

describe('the spread of pods', () => {
  const spreadOver = (topologyKey: string) => ({
    maxSkew: 1,
    topologyKey,
    whenUnsatisfiable: 'ScheduleAnyway',
    labelSelector: { matchLabels: { app: 'shop', 'cutover.dev/slot': 'blue' } },
    matchLabelKeys: ['pod-template-hash'],
  });
  const zones = spreadOver('topology.kubernetes.io/zone');
  const nodes = spreadOver('kubernetes.io/hostname');

  it.each<[Topology | undefined, Topology | undefined, object[] | undefined]>([
    [undefined, undefined, [zones, nodes]],
    ['zones-and-nodes', undefined, [zones, nodes]],
    ['nodes', undefined, [nodes]],
    ['none', undefined, undefined],
    ['none', 'nodes', [nodes]],
    ['nodes', 'zones-and-nodes', [zones, nodes]],
    ['zones-and-nodes', 'none', undefined],
  ])('is that of the platform (%s) unless the service says its own (%s)', (platform, own, expected) => {
    const pod = podOf({ platform: platform ? { topology: platform } : {}, props: own ? { topology: own } : {} });
    expect(pod.topologySpreadConstraints).toEqual(expected);
  });
});

describe('the environment of a container', () => {
  const config = Config.of('app', { LEVEL: 'info' });
  const configName = rendered({ container: { envFrom: [config] } }).config[0]!.name;

  it('takes values, keys of Secrets, of ConfigMaps and of the version’s own configuration, and fields', () => {
    const env = {
      PLAIN: 'text',
      VALUE: Env.value('text'),
      SECRET: Env.secret(SecretRef.external('s'), 'password'),
      SHARED: Env.config(ConfigMapRef.external('c'), 'key'),
      OWN: Env.config(config, 'LEVEL'),
      IP: Env.field('status.podIP'),
    };
    expect(problemsOf({ container: { env } })).toEqual([]);
    expect(mainOf({ container: { env } }).env).toEqual([
      { name: 'PLAIN', value: 'text' },
      { name: 'VALUE', value: 'text' },
      { name: 'SECRET', valueFrom: { secretKeyRef: { name: 's', key: 'password' } } },
      { name: 'SHARED', valueFrom: { configMapKeyRef: { name: 'c', key: 'key' } } },
      { name: 'OWN', valueFrom: { configMapKeyRef: { name: configName, key: 'LEVEL' } } },
      { name: 'IP', valueFrom: { fieldRef: { fieldPath: 'status.podIP' } } },
    ]);
  });

  it('keeps the order of variables: one may use those before it', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.stringMatching(/^[A-Z]{1,6}$/), { maxLength: 8 }), (names) => {
        const env = Object.fromEntries(names.map((name) => [name, 'x']));
        expect((mainOf({ container: { env } }).env ?? []).map(({ name }) => name)).toEqual(names);
      }),
    );
  });

  it('takes all keys of an object, in the order given', () => {
    const envFrom = [ConfigMapRef.external('c'), config, SecretRef.external('s')];
    expect(mainOf({ container: { envFrom } }).envFrom).toEqual([
      { configMapRef: { name: 'c' } },
      { configMapRef: { name: configName } },
      { secretRef: { name: 's' } },
    ]);
  });

  it('has the credentials of the database last, in the released container only', () => {
    const credentials = SecretRef.external('shop-db');
    const database = Database.postgres({ maxConnections: 100, poolPerPod: 5, credentials });
    const given = {
      props: { database, sidecars: [side('helper')], initContainers: [side('migrate')] },
      container: { envFrom: [ConfigMapRef.external('c')] },
    };
    const [main, ...others] = allContainers(podOf(given));
    expect(main?.envFrom).toEqual([{ configMapRef: { name: 'c' } }, { secretRef: { name: 'shop-db' } }]);
    expect(others.map(({ envFrom }) => envFrom)).toEqual([undefined, undefined]);
    expect(rendered(given).references).toContainEqual({ kind: 'Secret', name: 'shop-db', external: true });
    expect(rendered(given).poolPerPod).toBe(5);
  });

  it('has nothing of a database that has no credentials', () => {
    const database = Database.postgres({ maxConnections: 100, poolPerPod: 5 });
    expect(mainOf({ props: { database } })).not.toHaveProperty('envFrom');
    expect(mainOf()).not.toHaveProperty('env');
    expect(rendered().poolPerPod).toBe(0);
  });

  it.each(['1A', 'A B', 'A=B', ''])('refuses a variable named %j', (name) => {
    expect(problemsOf({ container: { env: { [name]: 'x' } } })).toMatchObject([
      { id: 'name', at: { field: `shop.env.${name}` } },
    ]);
  });

  it('refuses a key that the version’s configuration does not have', () => {
    const env = { LEVEL: Env.config(config, 'LEVL') };
    expect(problemsOf({ container: { env } })).toMatchObject([
      {
        id: 'config',
        at: { field: 'shop.env.LEVEL' },
        given: "key 'LEVL' of config app",
        allowed: 'one of its keys: LEVEL',
      },
    ]);
  });
});

describe('the resources of a container', () => {
  const resourcesOf = (resources?: ResourcesProps) => mainOf({ container: resources ? { resources } : {} }).resources;

  it('are asked for when nothing is said, and memory has a limit', () => {
    const expected = { requests: { cpu: '100m', memory: '512Mi' }, limits: { memory: '512Mi' } };
    expect(resourcesOf()).toEqual(expected);
    expect(podOf({ props: { sidecars: [side('helper')] } }).containers[1]?.resources).toEqual(expected);
  });

  it('are taken from text, numbers and the amounts of cdk8s and cdk8s-plus', () => {
    expect(
      resourcesOf({
        cpu: { request: Cpu.millis(250), limit: 2 },
        memory: { request: Size.gibibytes(1), limit: '2Gi' },
      }),
    ).toEqual({ requests: { cpu: '250m', memory: '1024Mi' }, limits: { cpu: '2', memory: '2Gi' } });
  });

  it('limit memory at what is asked for, and ask for what it is limited at', () => {
    expect(resourcesOf({ memory: { request: '1Gi' } })).toMatchObject({
      requests: { memory: '1Gi' },
      limits: { memory: '1Gi' },
    });
    expect(resourcesOf({ memory: { limit: '256Mi' } })).toMatchObject({
      requests: { memory: '256Mi' },
      limits: { memory: '256Mi' },
    });
  });

  it('ask for no more CPU than a limit below the default lets through: the API server refuses that', () => {
    expect(resourcesOf({ cpu: { limit: '50m' } })).toMatchObject({ requests: { cpu: '50m' }, limits: { cpu: '50m' } });
  });

  it.each<[string, ResourcesProps]>([
    ['CPU', { cpu: { request: 1, limit: '500m' } }],
    ['memory', { memory: { request: '1Gi', limit: '512Mi' } }],
  ])('are refused when more %s is asked for than the limit lets through', (_, resources) => {
    const found = refusal(() => resourcesOf(resources)).concat(problemsOf({ container: { resources } }));
    expect(found).not.toEqual([]);
  });

  it('are refused when they are no amounts', () => {
    expect(refusal(() => resourcesOf({ cpu: { request: '1.5m' } }))).toMatchObject([
      { id: 'quantity', at: { field: 'resources.cpu.request' } },
    ]);
    expect(refusal(() => resourcesOf({ memory: { limit: '0Mi' } }))).toMatchObject([
      { id: 'quantity', given: '"0Mi"' },
    ]);
  });
});

describe('the released container', () => {
  it('has the name of the service, the image of the version, and the command that was given', () => {
    expect(mainOf({ container: { command: ['/app'], args: ['--serve'] } })).toMatchObject({
      name: 'shop',
      image: IMAGE,
      command: ['/app'],
      args: ['--serve'],
    });
    expect(mainOf()).not.toHaveProperty('command');
    expect(mainOf()).not.toHaveProperty('args');
  });

  it('listens on the one port that was given, which clients find at 80', () => {
    expect(mainOf().ports).toEqual([{ name: 'http', containerPort: 8080, protocol: 'TCP' }]);
    expect(rendered().ports).toEqual([{ name: 'http', servicePort: 80, protocol: 'http' }]);
  });

  it('listens on several ports; the first is at 80 and the others at their own number, unless they say another', () => {
    const ports = [
      { name: 'http', number: 8080 },
      { name: 'grpc', number: 9090, protocol: 'grpc' as const },
      { name: 'db', number: 5432, protocol: 'tcp' as const, servicePort: 15432 },
    ];
    const container = { port: undefined, ports };
    expect(problemsOf({ container })).toEqual([]);
    expect(mainOf({ container }).ports?.map(({ name, containerPort }) => [name, containerPort])).toEqual([
      ['http', 8080],
      ['grpc', 9090],
      ['db', 5432],
    ]);
    expect(rendered({ container }).ports).toEqual([
      { name: 'http', servicePort: 80, protocol: 'http' },
      { name: 'grpc', servicePort: 9090, protocol: 'grpc' },
      { name: 'db', servicePort: 15432, protocol: 'tcp' },
    ]);
  });

  it('takes no more than is its own: containers beside it have neither ports nor probes', () => {
    const [, helper] = podOf({ props: { sidecars: [side('helper')] } }).containers;
    expect(Object.keys(helper ?? {}).sort()).toEqual(['image', 'name', 'resources', 'securityContext', 'volumeMounts']);
    expect(Object.keys(CONTAINER)).toEqual(['port', 'ready', 'live']);
  });
});
