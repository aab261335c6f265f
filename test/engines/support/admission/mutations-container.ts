import { Config, Env, Scratch, SecretRef } from 'cutover';
import { CONTAINER, IN_POD, set, written, type Mutation } from './mutation';

const secret = SecretRef.external;
const TEMPLATE = '/spec/template';
const ENV = `${CONTAINER}/env`;

/** Faults of the released container. */
export const ofContainer: readonly Mutation[] = [
  ...[0, 70_000, 1.5].map((number) =>
    written(
      'props',
      `port ${number}`,
      ({ props }) => (props.container = { ...props.container, ports: [{ name: 'http', number }] }),
      'Deployment',
      set(`${CONTAINER}/ports/0/containerPort`, number),
    ),
  ),
  written(
    'props',
    'a service port that is none',
    ({ props }) => (props.container.ports = [{ name: 'http', number: 8080, servicePort: 70_000 }]),
    'Service',
    set('/spec/ports/0/port', 70_000),
  ),
  written(
    'props',
    'a port with a capital',
    ({ props }) => (props.container.ports = [{ name: 'HTTP', number: 8080 }]),
    'Deployment',
    set(`${CONTAINER}/ports/0/name`, 'HTTP'),
  ),
  written(
    'props',
    'a port with a long name',
    ({ props }) => (props.container.ports = [{ name: 'x'.repeat(16), number: 8080 }]),
    'Deployment',
    set(`${CONTAINER}/ports/0/name`, 'x'.repeat(16)),
  ),
  written(
    'props',
    'a variable with an equals sign',
    ({ props }) => (props.container.env = { 'A=B': 'c' }),
    'Deployment',
    set(ENV, [{ name: 'A=B', value: 'c' }]),
  ),
  written(
    'props',
    'a variable of a key with a slash',
    ({ props }) => (props.container.env = { A: Env.secret(secret('a'), 'b/c') }),
    'Deployment',
    set(ENV, [{ name: 'A', valueFrom: { secretKeyRef: { name: 'a', key: 'b/c' } } }]),
  ),
  written(
    'props',
    'a variable of a Secret with a capital',
    ({ props }) => (props.container.env = { A: Env.secret(secret('A'), 'b') }),
    'Deployment',
    set(ENV, [{ name: 'A', valueFrom: { secretKeyRef: { name: 'A', key: 'b' } } }]),
  ),
  written(
    'props',
    'a variable of a field that pods do not have',
    ({ props }) => (props.container.env = { A: Env.field('spec.nope') }),
    'Deployment',
    set(ENV, [{ name: 'A', valueFrom: { fieldRef: { fieldPath: 'spec.nope' } } }]),
  ),
  written(
    'props',
    'variables of a Secret with a capital',
    ({ props }) => (props.container.envFrom = [secret('A')]),
    'Deployment',
    set(`${CONTAINER}/envFrom`, [{ secretRef: { name: 'A' } }]),
  ),
  written(
    'props',
    'a scratch folder of no size',
    ({ props }) => (props.container.mounts = { '/a': Scratch.folder({ sizeLimit: 'big' }) }),
    'Deployment',
    set(`${TEMPLATE}/spec/volumes`, [{ name: 'a', emptyDir: { sizeLimit: 'big' } }]),
  ),
  written(
    'props',
    'a config with a key with a slash',
    ({ props }) => (props.container.envFrom = [Config.of('app', { 'a/b': 'c' })]),
    'ConfigMap',
    set('/data', { 'a/b': 'c' }),
  ),
  written(
    'props',
    'a config that is too large',
    ({ props }) => (props.container.envFrom = [Config.of('app', { a: 'x'.repeat(2 ** 20 + 1) })]),
    'ConfigMap',
    set('/data', { a: 'x'.repeat(2 ** 20 + 1) }),
  ),
  ...['-1', 'much', ''].map((cpu) =>
    written(
      'props',
      `a request of ${JSON.stringify(cpu)} CPU`,
      ({ props }) => (props.container.resources = { cpu: { request: cpu } }),
      'Deployment',
      set(`${CONTAINER}/resources/requests/cpu`, cpu),
    ),
  ),
  written(
    'props',
    'a request of memory that is no quantity',
    ({ props }) => (props.container.resources = { memory: { request: '1 Gi' } }),
    'Deployment',
    set(`${CONTAINER}/resources/requests/memory`, '1 Gi'),
  ),
  written(
    'props',
    'a request above the limit',
    ({ props }) => (props.container.resources = { cpu: { request: 2, limit: 1 } }),
    'Deployment',
    set(`${CONTAINER}/resources/requests/cpu`, '2'),
    set(`${CONTAINER}/resources/limits/cpu`, '1'),
  ),
  ...[-1, 2 ** 31].map((user) =>
    written(
      'props',
      `user ${user}`,
      ({ props }) => (props.container.user = user),
      'Deployment',
      set(`${CONTAINER}/securityContext/runAsUser`, user),
    ),
  ),
  written(
    'props',
    'the user root',
    ({ props }) => (props.container.user = 0),
    'Pod',
    set(`${IN_POD}/securityContext/runAsUser`, 0),
  ),
];
