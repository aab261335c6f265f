import * as fc from 'fast-check';
import {
  Access,
  Capacity,
  Config,
  ConfigMapRef,
  Drain,
  Env,
  Peer,
  Probe,
  Scratch,
  SecretRef,
  ServiceAccountRef,
  type AppProtocol,
} from 'cutover';
import type { Draft } from './draft';
import { field, type Field } from './odd-field';
import {
  DIGEST,
  annotationTexts,
  configKeys,
  durations,
  hosts,
  keys,
  names,
  numbers,
  quantities,
  texts,
  values,
} from './odd-values';
import { WATCH_FIELDS } from './oddities-watching';

/** One thing of a definition that is odd: a value that nobody expects, which may be right or wrong. */
export interface Oddity {
  readonly field: string;
  readonly value: unknown;
}

const anyProbe = fc.record({
  kind: fc.constantFrom('http', 'tcp', 'grpc', 'command'),
  text: fc.oneof(fc.constantFrom('/', '/ready?full=1', '', 'no-slash', `/${'x'.repeat(3000)}`), texts),
  port: fc.option(fc.oneof(numbers, fc.constantFrom('http', 'nope', '')), { nil: undefined }),
  period: fc.option(durations, { nil: undefined }),
  timeout: fc.option(durations, { nil: undefined }),
  failureThreshold: fc.option(numbers, { nil: undefined }),
});

type ProbeRecipe = typeof anyProbe extends fc.Arbitrary<infer Recipe> ? Recipe : never;

function probeOf({ kind, text, ...given }: ProbeRecipe): Probe {
  const options = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
  if (kind === 'http') return Probe.http(text, options);
  if (kind === 'tcp') return Probe.tcp(options);
  return kind === 'grpc'
    ? Probe.grpc({ ...options, service: text })
    : Probe.command(text === '' ? [] : [text], options);
}

const anyPort = fc.record({
  name: names,
  number: numbers,
  servicePort: fc.option(numbers, { nil: undefined }),
  protocol: fc.constantFrom<AppProtocol>('http', 'http2', 'grpc', 'tcp'),
});

const anySource = fc.record({
  kind: fc.constantFrom('config', 'config-map', 'secret', 'scratch'),
  name: names,
  size: quantities,
});

const FIELDS = {
  service: field(names, (draft, name) => (draft.service = name)),
  namespace: field(names, (draft, name) => (draft.namespace = name)),
  version: field(values, (draft, version) => (draft.version.version = version)),
  image: field(
    fc.constantFrom(
      `a@${DIGEST}`,
      `r:5000/A/b:v1@${DIGEST}`,
      'a:v1',
      '',
      `a b@${DIGEST}`,
      `${'x/'.repeat(500)}a@${DIGEST}`,
    ),
    (draft, image) => (draft.version.image = image),
  ),
  ports: field(fc.array(anyPort, { minLength: 1, maxLength: 4 }), ({ props }, ports) => {
    const [first] = ports;
    Object.assign(props.container, { ports, ready: Probe.http('/', { port: first!.number }), live: Probe.tcp() });
  }),
  env: field(fc.dictionary(keys, texts, { maxKeys: 3 }), ({ props }, env) => (props.container.env = env)),
  secretEnv: field(fc.tuple(names, configKeys), ({ props }, [name, key]) => {
    props.container.env = { TOKEN: Env.secret(SecretRef.external(name), key) };
  }),
  configMapEnv: field(fc.tuple(names, configKeys), ({ props }, [name, key]) => {
    props.container.env = { TOKEN: Env.config(ConfigMapRef.external(name), key) };
  }),
  fieldEnv: field(
    fc
      .constantFrom(
        'status.podIP',
        "metadata.labels['app']",
        "metadata.annotations['x']",
        'spec.nodeName',
        'metadata.uid',
      )
      .chain((good) =>
        fc.constantFrom(good, good, 'spec.nope', '', 'metadata.labels', 'status.podIp', "metadata.labels['']"),
      ),
    ({ props }, path) => (props.container.env = { FIELD: Env.field(path) }),
  ),
  envFrom: field(fc.tuple(names, fc.boolean()), ({ props }, [name, secret]) => {
    props.container.envFrom = [secret ? SecretRef.external(name) : ConfigMapRef.external(name)];
  }),
  command: field(fc.array(texts, { maxLength: 3 }), ({ props }, command) => {
    Object.assign(props.container, { command, args: command });
  }),
  ready: field(anyProbe, ({ props }, probe) => (props.container.ready = probeOf(probe))),
  live: field(anyProbe, ({ props }, probe) => (props.container.live = probeOf(probe))),
  startup: field(anyProbe, ({ props }, probe) => (props.container.startup = probeOf(probe))),
  readyWithin: field(durations, ({ props }, time) => {
    Object.assign(props, { warmUp: 0 });
    props.container.readyWithin = time;
  }),
  warmUp: field(durations, ({ props }, time) => {
    Object.assign(props, { warmUp: time });
    props.container.readyWithin = Math.max(time, 1);
  }),
  cpu: field(fc.tuple(quantities, quantities), ({ props }, [request, limit]) => {
    props.container.resources = { cpu: { request, limit } };
  }),
  memory: field(fc.tuple(quantities, quantities), ({ props }, [request, limit]) => {
    props.container.resources = { memory: { request, limit } };
  }),
  user: field(numbers, ({ props }, user) => (props.container.user = user)),
  mounts: field(
    fc.dictionary(
      fc.oneof(
        fc.constantFrom('/a', '/', '/a b', '/ü', '/a/', '//a', `/${'x'.repeat(4000)}`, 'rel', '/a:b', '/../a'),
        texts,
      ),
      anySource,
      { maxKeys: 3 },
    ),
    ({ props }, mounts) => {
      props.container.mounts = Object.fromEntries(
        Object.entries(mounts).map(([path, { kind, name, size }]) => [
          path,
          kind === 'scratch'
            ? Scratch.folder({ sizeLimit: size })
            : kind === 'config'
              ? Config.of(name, { key: name })
              : kind === 'secret'
                ? SecretRef.external(name)
                : ConfigMapRef.external(name),
        ]),
      );
    },
  ),
  config: field(
    fc.tuple(
      names,
      fc.dictionary(configKeys, texts, { maxKeys: 3 }),
      fc.constantFrom(0, 0, 0, 2 ** 19, 2 ** 20 - 100, 2 ** 20),
    ),
    ({ props }, [name, data, more]) => {
      props.container.envFrom = [Config.of(name, { ...data, ...(more > 0 ? { more: 'x'.repeat(more) } : {}) })];
    },
  ),
  sidecars: field(fc.array(names, { maxLength: 2 }), ({ props }, found) => {
    props.sidecars = found.map((name) => ({ name, image: `a@${DIGEST}` }));
    props.initContainers = [];
  }),
  capacity: field(
    fc.tuple(numbers, numbers, numbers, numbers, fc.boolean()),
    ({ props }, [one, two, surge, cpu, fixed]) => {
      const maxSurge = surge;
      props.capacity = fixed
        ? Capacity.fixed(one, { maxSurge })
        : Capacity.autoscaled({ min: Math.min(one, two), max: Math.max(one, two), maxSurge, targetCpuPercent: cpu });
    },
  ),
  drain: field(fc.tuple(durations, durations, durations), ({ props }, [longest, deregistration, proxyDrain]) => {
    props.drain = Drain.requests({ longest, deregistration, proxyDrain });
  }),
  connections: field(fc.tuple(durations, durations), ({ props }, [age, gracePeriod]) => {
    props.drain = Drain.webSockets({ maxConnectionAge: Math.min(age, 900), gracePeriod });
  }),
  podLabels: field(fc.dictionary(keys, values, { maxKeys: 3 }), ({ props }, labels) => (props.podLabels = labels)),
  podAnnotations: field(fc.dictionary(keys, annotationTexts, { maxKeys: 3 }), ({ props }, annotations) => {
    props.podAnnotations = annotations;
  }),
  pullSecrets: field(fc.array(names, { maxLength: 2 }), ({ props }, found) => {
    props.imagePullSecrets = found.map(SecretRef.external);
  }),
  serviceAccount: field(names, ({ props }, name) => (props.serviceAccount = ServiceAccountRef.external(name))),
  access: field(fc.array(fc.tuple(names, fc.option(names)), { maxLength: 20 }), ({ props }, peers) => {
    props.access = Access.only(
      ...peers.map(([namespace, account]) =>
        account === null ? Peer.namespace(namespace) : Peer.serviceAccount(namespace, account),
      ),
    );
  }),
  hosts: field(fc.array(hosts, { maxLength: 3 }), (draft, found) => (draft.router = { ...draft.router, hosts: found })),
  gateways: field(fc.array(fc.tuple(names, names), { maxLength: 2 }), (draft, found) => {
    draft.router = { ...draft.router, gateways: found.map((parts) => parts.join('/')) };
  }),
  previewHeader: field(fc.oneof(names, fc.constantFrom('x'.repeat(300), ':path', 'x_y')), (draft, previewHeader) => {
    draft.router = { ...draft.router, previewHeader };
  }),
  timeout: field(durations, (draft, timeout) => {
    draft.props.drain = Drain.webSockets({ maxConnectionAge: 900 });
    draft.router = { ...draft.router, timeout };
  }),
  retries: field(fc.tuple(numbers, texts), (draft, [attempts, on]) => {
    draft.router = { ...draft.router, retries: { attempts, on } };
  }),
  promotionLabels: field(
    fc.dictionary(keys, values, { maxKeys: 3 }),
    (draft, labels) => (draft.promotionLabels = labels),
  ),
  chartLabels: field(fc.dictionary(keys, values, { maxKeys: 3 }), (draft, labels) => (draft.chartLabels = labels)),
  clusterDomain: field(hosts, (draft, clusterDomain) => (draft.platform = { ...draft.platform, clusterDomain })),
  prometheusNamespace: field(names, (draft, namespace) => {
    draft.platform = { ...draft.platform, prometheus: { ...draft.platform.prometheus, namespace } };
  }),
  ...WATCH_FIELDS,
} satisfies Readonly<Record<string, Field>>;

/** One oddity of any field. */
export const anyOddity: fc.Arbitrary<Oddity> = fc.oneof(
  ...Object.entries(FIELDS).map(([name, { values: found }]) => fc.record({ field: fc.constant(name), value: found })),
);

/** Writes an oddity into a draft. Throws a CutoverError where a value is refused at once. */
export function writeOddity(draft: Draft, { field: name, value }: Oddity): void {
  FIELDS[name as keyof typeof FIELDS].write(draft, value as never);
}
