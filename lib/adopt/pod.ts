import { DRAIN_ANNOTATION, INJECT_LABEL, NATIVE_SIDECAR_ANNOTATION, PROXY_CONFIG_ANNOTATION } from '../core/labels';
import { SLOT_LABEL, VERSION_LABEL, type Labels } from '../core/labels';
import { call, type Code } from './code';
import { MAIN_ONLY, adoptContainer, type AdoptedContainer } from './container';
import { put, putAll, type Patch } from './patches';
import type { Fields, GivenContainer, GivenPod, GivenTemplate } from './shapes';

/** A pod template as props and patches. */
export interface AdoptedPod {
  readonly props: Readonly<Record<string, Code>>;
  /** Props of the released container. */
  readonly container: Readonly<Record<string, Code>>;
  readonly patches: readonly Patch[];
}

/** Path of the pod in a Deployment. */
export const POD = '/spec/template/spec';
/** Path of the released container, which is the first. */
export const MAIN = `${POD}/containers/0`;

/** Fields that the library writes; what becomes of them is adopted one by one. */
const WRITTEN = [
  'automountServiceAccountToken',
  'containers',
  'imagePullSecrets',
  'initContainers',
  'securityContext',
  'serviceAccount',
  'serviceAccountName',
  'terminationGracePeriodSeconds',
  'topologySpreadConstraints',
  'volumes',
];
const OWN_LABELS = ['app', 'app.kubernetes.io/name', INJECT_LABEL, SLOT_LABEL, VERSION_LABEL, 'pod-template-hash'];
const OWN_ANNOTATIONS = [DRAIN_ANNOTATION, NATIVE_SIDECAR_ANNOTATION, PROXY_CONFIG_ANNOTATION];

/** A template, which has no defaults left in it, whose released container is `main`. `image` gives each other one its image by digest. */
export function adoptPod(
  { metadata = {}, spec }: GivenTemplate,
  main: GivenContainer,
  image: (container: GivenContainer) => string,
): AdoptedPod {
  const sides = spec.containers.filter((container) => container !== main);
  const adopted = adoptContainer(main, placeOf(spec, MAIN), MAIN_ONLY);
  const sidecars = sides.map((side, index) => adoptSide(side, spec, `${POD}/containers/${index + 1}`, image));
  const inits = (spec.initContainers ?? []).map((side, index) =>
    adoptSide(side, spec, `${POD}/initContainers/${index}`, image),
  );
  const account = spec.serviceAccountName;
  const own = account !== undefined && account !== 'default' ? account : undefined;
  return {
    container: adopted.props,
    props: {
      ...(sidecars.length > 0 ? { sidecars: sidecars.map(({ props }) => props) } : {}),
      ...(inits.length > 0 ? { initContainers: inits.map(({ props }) => props) } : {}),
      ...(own === undefined ? {} : { serviceAccount: call('ServiceAccountRef', 'external', own) }),
      ...pullSecrets(spec),
      ...external([adopted, ...sidecars, ...inits]),
      ...labels('podLabels', metadata.labels, OWN_LABELS),
      ...labels('podAnnotations', metadata.annotations, OWN_ANNOTATIONS),
    },
    patches: [
      // Whoever gave it an account of its own may call the API with it.
      ...(own !== undefined && spec.automountServiceAccountToken !== false
        ? [put(`${POD}/automountServiceAccountToken`, true)]
        : []),
      ...podSecurity(spec.securityContext ?? {}),
      ...putAll(POD, spec, WRITTEN),
      ...once([...adopted.patches, ...sidecars.flatMap(patchesOf), ...inits.flatMap(patchesOf)]),
    ],
  };
}

const patchesOf = ({ patches }: AdoptedContainer) => patches;

function adoptSide(
  side: GivenContainer,
  spec: GivenPod,
  path: string,
  image: (container: GivenContainer) => string,
): AdoptedContainer {
  const { props, patches, external: named } = adoptContainer(side, placeOf(spec, path), []);
  return { props: { name: side.name, image: image(side), ...props }, patches, external: named };
}

function placeOf(spec: GivenPod, path: string) {
  const mounts = [...spec.containers, ...(spec.initContainers ?? [])].flatMap(({ volumeMounts = [] }) => volumeMounts);
  const names = mounts.map(({ name }) => name);
  const shared = new Set(names.filter((name, index) => names.indexOf(name) !== index));
  return { path, volumes: spec.volumes ?? [], shared, podSecurity: spec.securityContext ?? {} };
}

/** A volume that several mounts need is added once, before all of them. */
function once(patches: readonly Patch[]): Patch[] {
  const texts = patches.map((patch) => JSON.stringify(patch));
  const isVolume = ({ path }: Patch) => path === `${POD}/volumes/-`;
  const distinct = patches.filter((patch, index) => !isVolume(patch) || texts.indexOf(texts[index] ?? '') === index);
  return [...distinct.filter(isVolume), ...distinct.filter((patch) => !isVolume(patch))];
}

function pullSecrets({ imagePullSecrets = [] }: GivenPod): Readonly<Record<string, Code>> {
  const names = [...new Set(imagePullSecrets.map(({ name }) => name))];
  return names.length > 0 ? { imagePullSecrets: names.map((name) => call('SecretRef', 'external', name)) } : {};
}

function external(containers: readonly AdoptedContainer[]): Readonly<Record<string, Code>> {
  const all = containers.flatMap((container) => container.external);
  const texts = all.map((code) => JSON.stringify(code));
  const distinct = all.filter((_, index) => texts.indexOf(texts[index] ?? '') === index);
  return distinct.length > 0 ? { external: distinct } : {};
}

function labels(prop: string, given: Labels = {}, own: readonly string[]): Readonly<Record<string, Code>> {
  const kept = Object.entries(given).filter(([key]) => !own.includes(key));
  return kept.length > 0 ? { [prop]: Object.fromEntries(kept) } : {};
}

/** The user is said of each container; the rest holds for the pod. */
function podSecurity(given: Fields): Patch[] {
  const isDefault = JSON.stringify(given.seccompProfile) === JSON.stringify({ type: 'RuntimeDefault' });
  return putAll(`${POD}/securityContext`, given, [
    'runAsUser',
    'runAsNonRoot',
    ...(isDefault ? ['seccompProfile'] : []),
  ]);
}
