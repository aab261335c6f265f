import type { KubeObject } from '../core/kube';
import { WAITED_FOR_ANNOTATION } from '../core/labels';
import { PATIENCE } from '../strategy/inverse';
import { AFTER, WAVES, waveFolder, waveOf, type Wave } from '../strategy/manifest';
import { contestedFields, groupOf, pointerTo } from './ownership';
import type { Delivery } from './repository';

/** What the objects of Flux are made from. */
export interface FluxFacts extends Delivery {
  /** Secret with the credentials of the repository, in the engine's namespace. @default - the repository is public */
  readonly credentials?: string;
  /** The objects that are applied. */
  readonly objects: readonly KubeObject[];
}

/** The repository, and a Kustomization for the folder of each wave. */
export function fluxObjects(facts: FluxFacts): KubeObject[] {
  return [gitRepository(facts), ...WAVES.map((wave) => kustomization(facts, wave))];
}

/** Name of the Kustomization of a wave. */
export function kustomizationName(name: string, wave: Wave): string {
  return `${name}-${waveFolder(wave)}`;
}

function gitRepository({ name, namespace, repository, branch, path, credentials }: FluxFacts): KubeObject {
  return {
    apiVersion: 'source.toolkit.fluxcd.io/v1',
    kind: 'GitRepository',
    metadata: { name, namespace },
    spec: {
      url: repository,
      ref: { branch },
      interval: '1m',
      // Not the way back, which is beside it: what is not in the artifact cannot be applied.
      sparseCheckout: [`${path}/release`],
      ...(credentials === undefined ? {} : { secretRef: { name: credentials } }),
    },
  };
}

function kustomization(facts: FluxFacts, wave: Wave): KubeObject {
  const { name, namespace, path } = facts;
  return {
    apiVersion: 'kustomize.toolkit.fluxcd.io/v1',
    kind: 'Kustomization',
    metadata: { name: kustomizationName(name, wave), namespace },
    spec: {
      sourceRef: { kind: 'GitRepository', name },
      path: `./${path}/release/${waveFolder(wave)}`,
      // Flux looks again after half a minute when one is not ready: a chain costs that much for each of its links.
      ...(AFTER[wave].length > 0
        ? { dependsOn: AFTER[wave].map((before) => ({ name: kustomizationName(name, before) })) }
        : {}),
      interval: '10m',
      retryInterval: '30s',
      prune: true,
      // To take the delivery away is not to take the service away.
      deletionPolicy: 'Orphan',
      // A Deployment that cannot be patched is refused and looked at, never deleted and made anew.
      force: false,
      ...(wave === 'workloads' ? waitForPods(facts.objects) : { wait: false, timeout: '2m' }),
      ...ignoreRules(facts.objects, wave),
    },
  };
}

/** Pods are all that is waited for, because a route leads to them; nothing else can then keep a way back waiting. */
function waitForPods(objects: readonly KubeObject[]): object {
  return { wait: true, timeout: `${patience(objects)}s`, healthCheckExprs: HEALTH };
}

/** As long as the slowest slot may take; the default of a Deployment is ten minutes. */
function patience(objects: readonly KubeObject[]): number {
  const deadlines = objects
    .filter(({ kind }) => kind === 'Deployment')
    .map(({ spec }) => (spec as { readonly progressDeadlineSeconds?: number }).progressDeadlineSeconds ?? 600);
  return PATIENCE * Math.max(60, ...deadlines);
}

const IS_REJECTED = `has(metadata.annotations) && '${WAITED_FOR_ANNOTATION}' in metadata.annotations && metadata.annotations['${WAITED_FOR_ANNOTATION}'] == 'false'`;

/**
 * What Flux takes for healthy, in the place of its own rules for these kinds. A rejected version counts as healthy whatever
 * its pods do: it is taken back because it fails, and the routes come after it. An autoscaler is healthy when it has raised
 * its slot to its lower bound, so that no route leads to a slot with one pod. An expression that reads a field that is not
 * there is an error, and counts as not healthy.
 */
const HEALTH = [
  {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    failed: `!(${IS_REJECTED}) && has(status.conditions) && status.conditions.exists(c, c.type == 'Progressing' && has(c.reason) && c.reason == 'ProgressDeadlineExceeded')`,
    current: `(${IS_REJECTED}) || (spec.replicas == 0 ? !has(status.replicas) || status.replicas == 0 : has(status.replicas) && has(status.updatedReplicas) && has(status.availableReplicas) && status.replicas == spec.replicas && status.updatedReplicas == spec.replicas && status.availableReplicas == spec.replicas)`,
  },
  {
    apiVersion: 'autoscaling/v2',
    kind: 'HorizontalPodAutoscaler',
    current: `(${IS_REJECTED}) || (has(status.currentReplicas) && status.currentReplicas >= spec.minReplicas) || (has(status.conditions) && status.conditions.exists(c, c.type == 'ScalingActive' && has(c.reason) && c.reason == 'ScalingDisabled'))`,
  },
];

/** Rules for the fields that Git writes although they are not Git's, in the wave that applies them. */
function ignoreRules(objects: readonly KubeObject[], wave: Wave): object {
  const contested = contestedFields(objects).filter(({ object }) => waveOf(object.kind) === wave);
  if (contested.length === 0) return {};
  return {
    ignore: contested.map(({ object, path }) => ({
      paths: [pointerTo(path)],
      target: targetOf(object),
    })),
  };
}

/** Flux takes each for a regular expression over the whole of the text. */
function targetOf(object: KubeObject): object {
  const { name, namespace } = object.metadata;
  const literal = (text: string) => text.replaceAll('.', '\\.');
  return {
    group: literal(groupOf(object)),
    kind: object.kind,
    name: literal(name),
    ...(namespace === undefined ? {} : { namespace }),
  };
}
