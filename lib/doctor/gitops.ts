import type { GitOpsEngine } from '../platform/platform';
import { Examination, type Finding } from './finding';

export const gitOpsExamination = new Examination({
  id: 'git-ops',
  title: 'The engine that the platform names applies the objects',
  means: 'A commit changes nothing, or another engine writes the objects in its own order.',
});

/** What shows who applies. */
export interface GitOpsSigns {
  /** Whether the engine's own kind of object is served here: the engine may be in another cluster. */
  readonly served: Readonly<Record<'argo-cd' | 'flux', boolean>>;
  /** By which engine each of our objects that is there is tracked; none where by none. */
  readonly tracked: readonly { readonly object: string; readonly by: 'argo-cd' | 'flux' | undefined }[];
}

/** Kinds by which an engine is known. */
export const ENGINE_KINDS = {
  'argo-cd': { apiVersion: 'argoproj.io/v1alpha1', kind: 'Application' },
  flux: { apiVersion: 'kustomize.toolkit.fluxcd.io/v1', kind: 'Kustomization' },
} as const;

/** How engines are called in sentences. */
export const ENGINE_NAMES: Readonly<Record<GitOpsEngine, string>> = {
  'argo-cd': 'Argo CD',
  flux: 'Flux',
  kubectl: 'kubectl',
};

/** Which engine tracks an object, by what the engine leaves on it. */
export function trackedBy(metadata: {
  readonly labels?: Readonly<Record<string, string>>;
  readonly annotations?: Readonly<Record<string, string>>;
}): 'argo-cd' | 'flux' | undefined {
  const { labels = {}, annotations = {} } = metadata;
  if (labels['kustomize.toolkit.fluxcd.io/name'] !== undefined) return 'flux';
  const isArgo = annotations['argocd.argoproj.io/tracking-id'] ?? labels['argocd.argoproj.io/instance'];
  return isArgo === undefined ? undefined : 'argo-cd';
}

/** Whether the named engine applies, as far as the objects and the cluster show. */
export function judgeGitOps(engine: GitOpsEngine, { served, tracked }: GitOpsSigns): Finding {
  const other = tracked.find(({ by }) => by !== undefined && by !== engine);
  const named = `platform.yaml says gitOps: ${engine}`;
  if (other?.by) {
    const fix = `say gitOps: ${other.by} in platform.yaml, or take the objects out of ${ENGINE_NAMES[other.by]}`;
    return gitOpsExamination.failed(`${other.object} is tracked by ${ENGINE_NAMES[other.by]}; ${named}`, fix);
  }
  if (engine === 'kubectl') return gitOpsExamination.ok('no engine tracks the objects');
  const ours = tracked.filter(({ by }) => by === engine).length;
  if (ours > 0)
    return gitOpsExamination.ok(`${ENGINE_NAMES[engine]} tracks ${ours} of ${tracked.length} objects that are there`);
  if (!served[engine]) {
    const { kind } = ENGINE_KINDS[engine];
    const fix = `install ${ENGINE_NAMES[engine]}; where it is in another cluster, look again when it has applied the objects`;
    return gitOpsExamination.warning(
      `no ${kind} is served here, and ${ENGINE_NAMES[engine]} tracks nothing of ours`,
      fix,
    );
  }
  if (tracked.length === 0)
    return gitOpsExamination.ok(`${ENGINE_NAMES[engine]} is there; it has applied nothing of ours yet`);
  const seen = `${ENGINE_NAMES[engine]} is there, and tracks none of ${tracked.length} objects of ours`;
  return gitOpsExamination.warning(seen, `see that an ${ENGINE_KINDS[engine].kind} of it leads to this output`);
}
