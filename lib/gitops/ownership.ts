import type { KubeObject } from '../core/kube';
import { partAt } from '../core/parts';

/** Who decides a field of an object that Git writes, where that is not Git. */
export type FieldOwner = 'autoscaler' | 'controller';

/** A field that somebody other than Git decides. */
export interface ForeignField {
  readonly object: KubeObject;
  /** The way to the field, from the top of the object. */
  readonly path: readonly string[];
  readonly owner: FieldOwner;
}

interface Kind {
  /** Without the version, in which an object may be written as well. */
  readonly group: string;
  readonly kind: string;
}

/** One row of the table: whose field it is, and of which objects. */
interface Ownership {
  readonly owner: FieldOwner;
  readonly path: readonly string[];
  /** Every object, those of a kind, or those that objects of a kind name in `spec.scaleTargetRef`. */
  readonly of: 'every object' | Kind | { readonly targetsOf: Kind };
  /** The value by which Git takes the field over. @default - there is none */
  readonly unless?: unknown;
}

/** 0 pods in Git switch an autoscaler off. */
const SWITCHED_OFF = 0;

/**
 * Every field that is not Git's, in any object that an app may have. What applies manifests is told from here which fields
 * are not compared; a driver that moves weights by itself is one more row.
 */
const OWNERSHIP: readonly Ownership[] = [
  {
    owner: 'autoscaler',
    path: ['spec', 'replicas'],
    of: { targetsOf: { group: 'autoscaling', kind: 'HorizontalPodAutoscaler' } },
    unless: SWITCHED_OFF,
  },
  {
    owner: 'autoscaler',
    path: ['spec', 'replicas'],
    of: { targetsOf: { group: 'keda.sh', kind: 'ScaledObject' } },
    unless: SWITCHED_OFF,
  },
  {
    owner: 'controller',
    path: ['metadata', 'annotations', 'deployment.kubernetes.io/revision'],
    of: { group: 'apps', kind: 'Deployment' },
  },
  { owner: 'controller', path: ['status'], of: 'every object' },
];

/** The fields of objects that are not Git's, whether Git writes them or not. */
export function foreignFields(objects: readonly KubeObject[]): ForeignField[] {
  return OWNERSHIP.flatMap(({ owner, path, of, unless }) =>
    objectsOf(of, objects)
      .filter((object) => unless === undefined || partAt(object, path) !== unless)
      .map((object) => ({ object, path, owner })),
  );
}

/**
 * The fields that Git writes although they are not Git's: each sync would take back what their owner decided. A field that
 * Git leaves out is compared by no engine, so that it needs no rule.
 */
export function contestedFields(objects: readonly KubeObject[]): ForeignField[] {
  return foreignFields(objects).filter(({ object, path }) => partAt(object, path) !== undefined);
}

/** The group of an `apiVersion`; empty for the core of Kubernetes. */
export function groupOf({ apiVersion }: Pick<KubeObject, 'apiVersion'>): string {
  return apiVersion.includes('/') ? apiVersion.slice(0, apiVersion.lastIndexOf('/')) : '';
}

/** A path as a JSON Pointer. */
export function pointerTo(path: readonly string[]): string {
  return path.map((part) => `/${part.replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}

function objectsOf(of: Ownership['of'], objects: readonly KubeObject[]): readonly KubeObject[] {
  if (of === 'every object') return objects;
  if (!('targetsOf' in of)) return objects.filter((object) => isOf(of, object));
  const autoscalers = objects.filter((object) => isOf(of.targetsOf, object));
  return objects.filter((object) => autoscalers.some((autoscaler) => aimsAt(autoscaler, object)));
}

function isOf({ group, kind }: Kind, object: KubeObject): boolean {
  return object.kind === kind && groupOf(object) === group;
}

/** KEDA scales a Deployment where it is told no kind. */
function aimsAt(autoscaler: KubeObject, object: KubeObject): boolean {
  const target = partAt(autoscaler, ['spec', 'scaleTargetRef']) as { kind?: string; name?: string } | undefined;
  return (
    object.kind === (target?.kind ?? 'Deployment') &&
    object.metadata.name === target?.name &&
    object.metadata.namespace === autoscaler.metadata.namespace
  );
}
