import type { KubeObject } from '../core/kube';
import { namespaceRule } from '../strategy/assembly';
import type { Check } from './check';

/** Kinds that belong to no namespace. */
const CLUSTER_KINDS: ReadonlySet<string> = new Set([
  'APIService',
  'CertificateSigningRequest',
  'ClusterRole',
  'ClusterRoleBinding',
  'CSIDriver',
  'CSINode',
  'CustomResourceDefinition',
  'FlowSchema',
  'GatewayClass',
  'IngressClass',
  'MutatingWebhookConfiguration',
  'Namespace',
  'Node',
  'PersistentVolume',
  'PriorityClass',
  'PriorityLevelConfiguration',
  'RuntimeClass',
  'StorageClass',
  'ValidatingAdmissionPolicy',
  'ValidatingAdmissionPolicyBinding',
  'ValidatingWebhookConfiguration',
  'VolumeAttachment',
  'VolumeSnapshotClass',
]);

/** Groups whose kinds are known here. Of others nobody can say which have a namespace without asking the cluster. */
const KNOWN_GROUP = /^([^.]*|.*\.k8s\.io|.*\.istio\.io|argoproj\.io|monitoring\.coreos\.com)$/;

/** Every object that can have a namespace says it. */
export const namespace: Check = {
  rule: namespaceRule,
  run(synthesis) {
    const without = synthesis.objects.filter(({ object }) => !object.metadata.namespace && !isClusterWide(object));
    return without.map((checked) =>
      namespaceRule.problem({
        at: synthesis.place(checked, 'metadata.namespace'),
        ...(KNOWN_GROUP.test(groupOf(checked.object)) ? {} : { severity: 'warning' }),
        given: 'no namespace',
        allowed: `a namespace, as a ${checked.object.kind} has one`,
        fix: "give the chart a namespace: new Chart(app, 'shop', { namespace: 'shop' })",
      }),
    );
  },
};

/** Custom kinds that start with `Cluster` are what their authors named after having no namespace. */
function isClusterWide(object: KubeObject): boolean {
  return CLUSTER_KINDS.has(object.kind) || /^Cluster[A-Z]/.test(object.kind);
}

function groupOf({ apiVersion }: KubeObject): string {
  return apiVersion.includes('/') ? apiVersion.slice(0, apiVersion.indexOf('/')) : '';
}
