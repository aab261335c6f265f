import { nameProblems } from '../core/names';
import type { Place, Problem } from '../core/problem';
import { Rule } from '../core/rule';
import { didYouMean } from '../core/suggest';
import { Scratch, type ContainerBase } from './container';
import type { ServiceProps } from './definition';
import { Config, Env, type ConfigMapRef, type SecretRef } from './references';

export const configRule = new Rule({
  id: 'config',
  title: 'A key, path or variable of a container names something that is there, once',
  why: 'The container does not start, or starts without what it needs, and the kubelet says so only once the pod is scheduled.',
});

/** A ConfigMap has room for 1 MiB. */
const MOST_BYTES = 2 ** 20;

/** What the API server lets a variable be taken from. */
const POD_FIELDS = [
  'metadata.name',
  'metadata.namespace',
  'metadata.uid',
  'spec.nodeName',
  'spec.serviceAccountName',
  'status.hostIP',
  'status.hostIPs',
  'status.podIP',
  'status.podIPs',
];

/** What is wrong with what a container takes its variables and files from. */
export function sourceProblems(name: string, base: ContainerBase, inField: (field: string) => Place): Problem[] {
  const mounts = Object.entries(base.mounts ?? {});
  const mounted = mounts.flatMap(([, source]) => (source instanceof Scratch ? [] : [source]));
  return [
    ...Object.entries(base.env ?? {}).flatMap(([key, value]) => envProblems(key, value, inField(`${name}.env.${key}`))),
    ...mounts.flatMap(([path]) => pathProblems(path, inField(`${name}.mounts`))),
    ...[...mounted, ...(base.envFrom ?? [])].flatMap((source) =>
      source instanceof Config
        ? configProblems(source, inField(`${name} config ${source.name}`))
        : nameProblems('subdomain', source.name, inField(`${name}.${source.kind}`)),
    ),
  ];
}

/** What is wrong with the names of objects that the pod as a whole needs. */
export function referenceProblems(props: ServiceProps, inField: (field: string) => Place): Problem[] {
  const { serviceAccount, imagePullSecrets = [] } = props;
  return [
    ...(serviceAccount ? nameProblems('subdomain', serviceAccount.name, inField('serviceAccount')) : []),
    ...imagePullSecrets.flatMap(({ name }, index) => [
      ...nameProblems('subdomain', name, inField('imagePullSecrets')),
      ...(imagePullSecrets.findIndex((other) => other.name === name) < index
        ? [
            configRule.problem({
              at: inField('imagePullSecrets'),
              given: `Secret ${name} more than once`,
              allowed: 'each once',
              fix: 'remove it where it is repeated',
            }),
          ]
        : []),
    ]),
  ];
}

function envProblems(key: string, value: string | Env, at: Place): Problem[] {
  return [...nameProblems('envName', key, at), ...(value instanceof Env ? envSourceProblems(value, at) : [])];
}

function envSourceProblems({ source }: Env, at: Place): Problem[] {
  switch (source.kind) {
    case 'value':
      return [];
    case 'field':
      return fieldProblems(source.path, at);
    case 'config':
      return configKeyProblems(source.config, source.key, at);
    case 'secret':
    case 'config-map':
      return keyProblems(source.ref, source.key, at);
  }
}

function configKeyProblems(config: Config, wanted: string, at: Place): Problem[] {
  if (Object.hasOwn(config.data, wanted)) return configProblems(config, at);
  const problem = configRule.problem({
    at,
    given: `key '${wanted}' of config ${config.name}`,
    allowed: `one of its keys: ${Object.keys(config.data).join(', ')}`,
    fix: 'add the key or name another',
  });
  return [problem];
}

function keyProblems({ name }: SecretRef | ConfigMapRef, key: string, at: Place): Problem[] {
  return [...nameProblems('subdomain', name, at), ...nameProblems('configKey', key, at)];
}

function fieldProblems(path: string, at: Place): Problem[] {
  const [, key] = /^metadata\.(?:labels|annotations)\['([^']*)'\]$/.exec(path) ?? [];
  if (key !== undefined) return nameProblems('labelKey', key, at);
  if (POD_FIELDS.includes(path)) return [];
  const problem = configRule.problem({
    at,
    given: `field '${path}' of the pod`,
    allowed: `${POD_FIELDS.join(', ')}, metadata.labels['KEY'] or metadata.annotations['KEY']`,
    fix: `name one of them${didYouMean(path, POD_FIELDS)}`,
  });
  return [problem];
}

function pathProblems(path: string, at: Place): Problem[] {
  if (/^\/[^:\n\0]+$/.test(path) && !path.split('/').includes('..')) return [];
  const fix = 'write the whole path from the root';
  return [
    configRule.problem({
      at,
      given: JSON.stringify(path),
      allowed: "an absolute path without '..' or ':'",
      fix,
    }),
  ];
}

function configProblems(config: Config, at: Place): Problem[] {
  const size = Object.values(config.data).reduce((total, text) => total + Buffer.byteLength(text), 0);
  return [
    ...nameProblems('label', config.name, at),
    ...Object.keys(config.data).flatMap((key) => nameProblems('configKey', key, at)),
    ...(size <= MOST_BYTES
      ? []
      : [
          configRule.problem({
            at,
            given: `${size} bytes of text`,
            allowed: `at most ${MOST_BYTES}: a ConfigMap holds no more`,
            fix: 'put what is large into the image, or split it into several configs',
          }),
        ]),
  ];
}
