import { Examination, type Finding } from './finding';

export const kubernetesExamination = new Examination({
  id: 'kubernetes',
  title: 'The cluster is of the Kubernetes version that the platform names, or of a newer one',
  means: 'Fields that an older API server does not know are dropped or refused, such as the pause before a pod stops.',
});

/** The version that the API server says it is, against the one that the manifests are written for. */
export function judgeKubernetes(gitVersion: string, wanted: string): Finding {
  const minor = (text: string) => Number(/^v?1\.(\d+)/.exec(text)?.[1]);
  const seen = `${gitVersion}, platform.yaml says ${wanted}`;
  if (Number.isNaN(minor(gitVersion))) return kubernetesExamination.notKnown(seen, 'look at `kubectl version`');
  return minor(gitVersion) >= minor(wanted)
    ? kubernetesExamination.ok(seen)
    : kubernetesExamination.failed(seen, 'upgrade the cluster, or correct `kubernetes` in platform.yaml');
}
