import type { Reference } from '../service/references';

/** An object that a pod template names, where it does, and which keys of it. */
export interface PodReference {
  readonly kind: Reference['kind'];
  readonly name: string;
  /** Path within the pod spec. */
  readonly field: string;
  /** Keys that must be there; none where the whole object is taken. */
  readonly keys: readonly string[];
}

interface NameShape {
  readonly name?: string;
  readonly optional?: boolean;
}

interface KeyShape extends NameShape {
  readonly key?: string;
}

interface FilesShape extends NameShape {
  readonly secretName?: string;
  readonly items?: readonly { readonly key?: string }[];
}

interface ContainerShape {
  readonly env?: readonly {
    readonly valueFrom?: { readonly configMapKeyRef?: KeyShape; readonly secretKeyRef?: KeyShape };
  }[];
  readonly envFrom?: readonly { readonly configMapRef?: NameShape; readonly secretRef?: NameShape }[];
}

interface SourceShape {
  readonly configMap?: FilesShape;
  readonly secret?: FilesShape;
}

/** The parts of a pod spec that name other objects. */
export interface PodSpecShape {
  readonly serviceAccountName?: string;
  readonly imagePullSecrets?: readonly NameShape[];
  readonly containers?: readonly ContainerShape[];
  readonly initContainers?: readonly ContainerShape[];
  readonly volumes?: readonly (SourceShape & { readonly projected?: { readonly sources?: readonly SourceShape[] } })[];
}

/** Every ConfigMap, Secret and ServiceAccount that must be there for a pod to start; optional ones are left out. */
export function podReferences(spec: PodSpecShape): PodReference[] {
  const { serviceAccountName, imagePullSecrets = [], volumes = [] } = spec;
  return [
    ...reference('ServiceAccount', 'serviceAccountName', { name: serviceAccountName }),
    ...imagePullSecrets.flatMap((secret, index) => reference('Secret', `imagePullSecrets[${index}].name`, secret)),
    ...(['initContainers', 'containers'] as const).flatMap((list) =>
      (spec[list] ?? []).flatMap((container, index) => containerReferences(container, `${list}[${index}]`)),
    ),
    ...volumes.flatMap(({ projected, ...source }, index) => [
      ...sourceReferences(source, `volumes[${index}]`),
      ...(projected?.sources ?? []).flatMap((part, at) =>
        sourceReferences(part, `volumes[${index}].projected.sources[${at}]`),
      ),
    ]),
  ];
}

function containerReferences({ env = [], envFrom = [] }: ContainerShape, field: string): PodReference[] {
  return [
    ...env.flatMap(({ valueFrom }, index) => {
      const at = `${field}.env[${index}].valueFrom`;
      return [
        ...keyReference('ConfigMap', `${at}.configMapKeyRef`, valueFrom?.configMapKeyRef),
        ...keyReference('Secret', `${at}.secretKeyRef`, valueFrom?.secretKeyRef),
      ];
    }),
    ...envFrom.flatMap(({ configMapRef, secretRef }, index) => [
      ...reference('ConfigMap', `${field}.envFrom[${index}].configMapRef`, configMapRef),
      ...reference('Secret', `${field}.envFrom[${index}].secretRef`, secretRef),
    ]),
  ];
}

function sourceReferences({ configMap, secret }: SourceShape, field: string): PodReference[] {
  // A volume calls it `secretName`, a projected one `name`.
  const named = secret && { ...secret, name: secret.secretName ?? secret.name };
  return [
    ...reference('ConfigMap', `${field}.configMap`, configMap, itemKeys(configMap)),
    ...reference('Secret', `${field}.secret`, named, itemKeys(named)),
  ];
}

function itemKeys({ items = [] }: FilesShape = {}): string[] {
  return items.flatMap(({ key }) => (key === undefined ? [] : [key]));
}

function keyReference(kind: Reference['kind'], field: string, shape: KeyShape | undefined): PodReference[] {
  return reference(kind, field, shape, shape?.key === undefined ? [] : [shape.key]);
}

function reference(
  kind: Reference['kind'],
  field: string,
  { name, optional = false }: NameShape = {},
  keys: readonly string[] = [],
): PodReference[] {
  return name === undefined || optional ? [] : [{ kind, name, field, keys }];
}
