import { fieldChanges } from '../core/diff';
import type { KubeObject, PodTemplate } from '../core/kube';
import { ARGO_WAVE_ANNOTATION, slotObjectName } from '../core/labels';
import type { Adoption } from './adoption';
import { besideDifferences } from './beside';
import { without, withoutDefaults } from './defaults';
import type { Difference } from './difference';
import { meaningOf } from './meanings';
import { templateShape } from './template-shape';
import { fullNameOf, type Fields, type GivenObject, type GivenTemplate } from './shapes';

/** Every field of what runs that the app writes otherwise, or not at all, or besides. */
export function differencesOf(adoption: Adoption, objects: readonly KubeObject[]): readonly Difference[] {
  const { around, network } = adoption;
  const { deployment, service, slot, own, autoscaler, selecting, rules } = around;
  const slotName = slotObjectName(service, slot);
  const find = (kind: string, name: string) =>
    objects.find((object) => object.kind === kind && object.metadata.name === name);
  const ours = find('Deployment', slotName);
  const budgets = selecting.filter(({ kind }) => kind === 'PodDisruptionBudget');
  return [
    ...compare(deployment, 'spec.template', shapeOf(deployment, around.main.name), shapeOf(ours, service)),
    ...compareObjects(deployment, ours, ['template', 'selector'], DEPLOYMENT),
    ...(own
      ? compareObjects(own, find('Service', service), ['selector', 'clusterIP', 'clusterIPs', 'ipFamilies'], SERVICE)
      : []),
    ...(autoscaler
      ? compareObjects(autoscaler, find('HorizontalPodAutoscaler', slotName), ['scaleTargetRef'], {})
      : []),
    ...budgets.flatMap((budget) => compareObjects(budget, find('PodDisruptionBudget', slotName), ['selector'], {})),
    ...network.replaced.flatMap((route) => compareObjects(route, find('VirtualService', service), [], {})),
    ...rules.flatMap((rule) => compareObjects(rule, find('DestinationRule', service), [], {})),
    ...besideDifferences(around, ours),
  ];
}

/** What the API server fills in. */
const DEPLOYMENT: Fields = { minReadySeconds: 0, paused: false, replicas: 1 };
const SERVICE: Fields = {
  sessionAffinity: 'None',
  internalTrafficPolicy: 'Cluster',
  ipFamilyPolicy: 'SingleStack',
  externalTrafficPolicy: 'Cluster',
};

function shapeOf(object: GivenObject | KubeObject | undefined, main: string): object {
  const { template } = (object?.spec ?? { template: { spec: { containers: [] } } }) as {
    readonly template: GivenTemplate | PodTemplate;
  };
  return templateShape(withoutDefaults(template as GivenTemplate), main);
}

function compareObjects(
  given: GivenObject,
  ours: KubeObject | undefined,
  except: readonly string[],
  defaults: Fields,
): Difference[] {
  const spec = (object: GivenObject | KubeObject | undefined) => {
    const fields = Object.entries(without((object?.spec ?? {}) as Fields, defaults));
    return Object.fromEntries(fields.filter(([key]) => !except.includes(key)));
  };
  const { labels, annotations } = given.metadata as { readonly labels?: object; readonly annotations?: object };
  const { [ARGO_WAVE_ANNOTATION]: _wave, ...ourAnnotations } = ours?.metadata.annotations ?? {};
  return [
    ...compare(given, 'metadata.labels', labels ?? {}, ours?.metadata.labels ?? {}),
    ...compare(given, 'metadata.annotations', annotations ?? {}, ourAnnotations),
    ...compare(given, 'spec', spec(given), spec(ours)),
  ];
}

function compare(given: GivenObject, path: string, before: object, after: object): Difference[] {
  return fieldChanges(before, after, path).map((change) => ({
    object: fullNameOf(given),
    ...change,
    ...meaningOf(given.kind, change),
  }));
}
