import type { KubeObject } from '../core/kube';
import type { Labels } from '../core/labels';
import type { StageModel } from '../release/model';
import { PATIENCE } from '../strategy/inverse';
import { AFTER, WAVES, turnWave, type Manifest, type Wave } from '../strategy/manifest';
import { contestedFields } from './ownership';

/** How Pulumi's engine and its Kubernetes provider are to treat an object. */
export interface Treatment {
  /** Names of the objects that have to be there, and healthy, before it is written. */
  readonly after: readonly string[];
  /** Whether it may neither be deleted nor replaced: that would be an outage. */
  readonly protect: boolean;
  /** Fields that are not Git's, as Pulumi writes paths. */
  readonly ignoreChanges: readonly string[];
  /** Annotations that the provider reads. */
  readonly annotations: Labels;
  /** Seconds that the provider waits for it. @default - the provider's 10 minutes */
  readonly timeoutSeconds?: number;
}

/** An object with its manifest. */
export interface WrittenManifest {
  readonly manifest: Manifest;
  readonly object: KubeObject;
}

/** An object and how it is treated. */
export type Treated<W extends WrittenManifest> = W & {
  /** What the engine knows it by: the same for as long as it is the same object. */
  readonly name: string;
  readonly treatment: Treatment;
};

/** What the provider reads. */
export const PULUMI = {
  fieldManager: 'pulumi.com/patchFieldManager',
  force: 'pulumi.com/patchForce',
  skipAwait: 'pulumi.com/skipAwait',
  waitFor: 'pulumi.com/waitFor',
} as const;

/** Who the API server is told writes the fields. */
const FIELD_MANAGER = 'cutover';

/** How each object of a release is treated at a stage, in an order in which none comes before what it is after. */
export function treatedRelease<W extends WrittenManifest>(written: readonly W[], model: StageModel): Treated<W>[] {
  return treated(written, (manifest) => carriesTraffic(manifest, model));
}

/** How objects are treated of which some are protected. */
export function treated<W extends WrittenManifest>(
  written: readonly W[],
  isProtected: (manifest: Manifest) => boolean,
): Treated<W>[] {
  const contested = contestedFields(written.map(({ object }) => object));
  const turn = ({ manifest }: W) => 2 * WAVES.indexOf(turnWave(manifest)) + (isScaled(manifest) ? 1 : 0);
  const named = written.map((each) => ({ ...each, name: logicalName(each) })).sort((a, b) => turn(a) - turn(b));
  const namesIn = (wave: Wave) => named.filter(({ manifest }) => turnWave(manifest) === wave).map(({ name }) => name);
  return named.map((each) => {
    const { manifest, object } = each;
    const timeoutSeconds = patience(object);
    const scaler = isScaled(manifest) ? named.find((other) => scales(other, manifest)) : undefined;
    const treatment: Treatment = {
      // Without its autoscaler a slot would never have the size that is waited for.
      after: [...before(turnWave(manifest)).flatMap(namesIn), ...(scaler ? [scaler.name] : [])],
      protect: isProtected(manifest),
      ignoreChanges: contested.filter((field) => field.object === object).map(({ path }) => pulumiPath(path)),
      annotations: {
        [PULUMI.fieldManager]: FIELD_MANAGER,
        // As Argo CD and Flux do: what the release says is true, and a way back that stops at a conflict is none.
        [PULUMI.force]: 'true',
        ...awaiting(manifest, scaler?.object),
      },
      ...(timeoutSeconds === undefined ? {} : { timeoutSeconds }),
    };
    return { ...each, treatment };
  });
}

/** An object whose name follows from its content is another one with another content, and is not replaced by it. */
function logicalName({ manifest: { id }, object: { kind, metadata } }: WrittenManifest): string {
  return ['AnalysisRun', 'ConfigMap'].includes(kind) ? `${id}-${metadata.name}` : id;
}

/** The object with the annotations that the provider reads. */
export function annotated({ object, treatment }: Treated<WrittenManifest>): KubeObject {
  const annotations = { ...object.metadata.annotations, ...treatment.annotations };
  return { ...object, metadata: { ...object.metadata, annotations } };
}

/** A path as Pulumi writes it: `metadata.annotations["a.b/c"]`. */
export function pulumiPath(path: readonly string[]): string {
  return path.reduce((text, part) => {
    if (!/^[A-Za-z_]\w*$/.test(part)) return `${text}[${JSON.stringify(part)}]`;
    return text === '' ? part : `${text}.${part}`;
  }, '');
}

/** Every wave that has to be healthy before one, however far before. */
function before(wave: Wave): Wave[] {
  const direct = AFTER[wave];
  return [...new Set([...direct.flatMap(before), ...direct])];
}

/** Objects without which requests are lost: those that route, and those of a slot that requests go to or may go back to. */
function carriesTraffic({ id, slot, object }: Manifest, { live, slots }: StageModel): boolean {
  if (slot === undefined) return ['Service', 'DestinationRule', 'VirtualService'].includes(id);
  return object.kind === 'Deployment' && (slot === live || (slots[slot]?.weight ?? 0) > 0);
}

function isScaled({ object }: Manifest): boolean {
  return object.kind === 'Deployment';
}

function scales({ manifest: { slot, object } }: WrittenManifest, target: Manifest): boolean {
  return object.kind === 'HorizontalPodAutoscaler' && slot !== undefined && slot === target.slot;
}

/**
 * What the provider waits for, where its own rule is not the right one. A Service it holds for ready when no pod behind it
 * is unready: one bad candidate would keep a way back from its end. A Deployment it holds for ready with the pods that it
 * has: where an autoscaler holds a slot at a size, it has to have that before a route leads there.
 */
function awaiting({ turn, object: { kind } }: Manifest, scaler: KubeObject | undefined): Labels {
  if (turn === 'last' || kind === 'Service' || kind === 'AnalysisRun') return { [PULUMI.skipAwait]: 'true' };
  if (!scaler) return {};
  const { minReplicas, maxReplicas } = scaler.spec as { readonly minReplicas: number; readonly maxReplicas: number };
  if (minReplicas !== maxReplicas) return {};
  const all = ['updatedReplicas', 'availableReplicas'].map((field) => `jsonpath={.status.${field}}=${maxReplicas}`);
  return { [PULUMI.waitFor]: JSON.stringify(all) };
}

/** Pods may become ready one after the other, so a slot has twice the time of one. */
function patience({ kind, spec }: KubeObject): number | undefined {
  if (kind !== 'Deployment') return undefined;
  const { progressDeadlineSeconds } = spec as { readonly progressDeadlineSeconds?: number };
  return progressDeadlineSeconds === undefined ? undefined : progressDeadlineSeconds * PATIENCE;
}
