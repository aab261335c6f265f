import { matches } from '../checks/matching';
import type { SelectorShape } from '../checks/shapes';
import { CutoverError } from '../core/error';
import { LONGEST_SERVICE_NAME, slotObjectName, type Labels, type SlotName } from '../core/labels';
import { isValidName } from '../core/names';
import { didYouMean } from '../core/suggest';
import { adoptRule } from './rule';
import {
  nameOf,
  type Fields,
  type GivenContainer,
  type GivenDeployment,
  type GivenObject,
  type GivenService,
} from './shapes';

/** What is adopted, as far as somebody says so. */
export interface Choice {
  /** @default - the only one */
  readonly deployment?: string;
  /** @default - that of the Deployment */
  readonly namespace?: string;
  /** Name of the service. @default - that of the Service that selects the pods */
  readonly service?: string;
  /** Name of the container that is released. @default - the one that the Service leads to */
  readonly container?: string;
}

/** A Deployment and the objects around it. */
export interface Surroundings {
  readonly deployment: GivenDeployment;
  readonly namespace: string;
  /** Name of the service. */
  readonly service: string;
  /** The slot that takes over. */
  readonly slot: SlotName;
  /** The container that is released. */
  readonly main: GivenContainer;
  /** The Service of that name. */
  readonly own: GivenService | undefined;
  /** Every other Service that selects the pods. */
  readonly aliases: readonly GivenService[];
  readonly autoscaler: GivenObject | undefined;
  /** ScaledObjects of KEDA, by which another autoscaler is made. */
  readonly scaledObjects: readonly GivenObject[];
  /** Running pods, where they are known. */
  readonly pods: readonly GivenObject[];
  /** Claims of the namespace, where they are known. */
  readonly claims: readonly GivenObject[];
  /** VirtualServices that lead to a Service of these, and DestinationRules for one. */
  readonly routes: readonly GivenObject[];
  readonly rules: readonly GivenObject[];
  /** Disruption budgets, network policies, monitors: objects that select the pods. */
  readonly selecting: readonly GivenObject[];
  /** Deployments of the namespace, this one too. */
  readonly workloads: readonly GivenDeployment[];
  /** NetworkPolicies, of whichever namespace and pods. */
  readonly policies: readonly GivenObject[];
}

/** Finds what belongs to a Deployment. Throws where it is not clear. */
export function surroundingsOf(all: readonly GivenObject[], choice: Choice): Surroundings {
  const deployment = deploymentOf(all, choice);
  const namespace = choice.namespace ?? deployment.metadata.namespace;
  if (namespace === undefined) {
    throw refusal(nameOf(deployment), 'no namespace', 'the one that it runs in', 'name it: --namespace shop');
  }
  const near = all.filter(({ metadata }) => metadata.namespace === undefined || metadata.namespace === namespace);
  const labels = deployment.spec.template.metadata?.labels ?? {};
  const services = near.filter(isService).filter(({ spec }) => selects(spec.selector, labels));
  const service = serviceOf(choice, services, deployment);
  const names = [service, ...services.map(({ metadata }) => metadata.name)];
  return {
    deployment,
    namespace,
    service,
    slot: deployment.metadata.name === slotObjectName(service, 'blue') ? 'green' : 'blue',
    main: mainOf(choice, deployment, services),
    own: services.find(({ metadata }) => metadata.name === service),
    aliases: services.filter(({ metadata }) => metadata.name !== service),
    autoscaler: near.find((object) => object.kind === 'HorizontalPodAutoscaler' && scales(object, deployment)),
    scaledObjects: near.filter((object) => object.kind === 'ScaledObject' && scales(object, deployment)),
    pods: near.filter(({ kind, metadata }) => kind === 'Pod' && selects(selectorOf(deployment), metadata.labels ?? {})),
    claims: near.filter(({ kind }) => kind === 'PersistentVolumeClaim'),
    routes: near.filter(({ kind, spec }) => kind === 'VirtualService' && leadsTo(spec, names, namespace)),
    rules: near.filter(({ kind, spec }) => kind === 'DestinationRule' && isOneOf(String(spec?.host), names, namespace)),
    selecting: near.filter((object) => Object.hasOwn(SELECTING, object.kind) && podSelects(object, labels)),
    workloads: near.filter(isDeployment),
    policies: all.filter(({ kind }) => kind === 'NetworkPolicy'),
  };
}

/** Kinds that select pods, by the field of their selector. */
const SELECTING: Readonly<Record<string, string>> = {
  PodDisruptionBudget: 'selector',
  NetworkPolicy: 'podSelector',
  PodMonitor: 'selector',
  AuthorizationPolicy: 'selector',
  PeerAuthentication: 'selector',
  RequestAuthentication: 'selector',
  Sidecar: 'workloadSelector',
};

/** The selector by which an object finds pods, and the name of its field. */
export function podSelectorOf({ kind, spec = {} }: GivenObject): {
  field: string;
  selector: SelectorShape | undefined;
} {
  const field = SELECTING[kind] ?? 'selector';
  const given = spec[field] as (SelectorShape & { readonly labels?: Labels }) | undefined;
  return { field, selector: given?.labels ? { matchLabels: given.labels } : given };
}

/** Whether an object selects pods with these labels; one that selects all of them selects these. */
export function podSelects(object: GivenObject, labels: Labels): boolean {
  const { targetRef, targetRefs } = object.spec ?? {};
  // What holds for a gateway or for a Service asks for no labels.
  if (targetRef !== undefined || targetRefs !== undefined) return false;
  return matches(podSelectorOf(object).selector ?? {}, labels);
}

/** Hosts that a VirtualService leads to. */
export function destinationsOf(spec: Fields | undefined): readonly string[] {
  const found: string[] = [];
  JSON.stringify(spec ?? {}, (key, value: unknown) => {
    if (key === 'destination') found.push(String((value as Fields).host));
    return value;
  });
  return [...new Set(found)];
}

/** Whether a host is one of these Services, in whichever form it is written. */
export function isOneOf(host: string, services: readonly string[], namespace: string): boolean {
  const [name, space = namespace, kind = 'svc'] = host.split('.');
  return name !== undefined && services.includes(name) && space === namespace && kind === 'svc';
}

function leadsTo(spec: Fields | undefined, names: readonly string[], namespace: string): boolean {
  return destinationsOf(spec).some((host) => isOneOf(host, names, namespace));
}

/** Whether a selector of a Service finds pods with these labels; without one it finds none. */
export function selects(selector: Labels | undefined, labels: Labels): boolean {
  return selector !== undefined && Object.keys(selector).length > 0 && matches({ matchLabels: selector }, labels);
}

function selectorOf({ spec }: GivenDeployment): Labels | undefined {
  return spec.selector.matchLabels;
}

function isService(object: GivenObject): object is GivenService {
  return object.kind === 'Service' && object.apiVersion === 'v1';
}

function isDeployment(object: GivenObject): object is GivenDeployment {
  return object.kind === 'Deployment';
}

function scales({ spec = {} }: GivenObject, { metadata }: GivenDeployment): boolean {
  const target = spec.scaleTargetRef as { readonly kind?: string; readonly name?: string } | undefined;
  return target?.name === metadata.name && (target.kind ?? 'Deployment') === 'Deployment';
}

function deploymentOf(all: readonly GivenObject[], { deployment, namespace }: Choice): GivenDeployment {
  const there = all
    .filter(isDeployment)
    .filter(({ metadata }) => namespace === undefined || [undefined, namespace].includes(metadata.namespace));
  const fitting = there.filter(({ metadata }) => deployment === undefined || metadata.name === deployment);
  const [found, ...others] = fitting;
  const names = there.map(({ metadata }) => metadata.name);
  if (!found || others.length > 0) {
    const given = found ? `${fitting.length} Deployments` : `no Deployment ${deployment ?? ''}`.trim();
    const fix = `name one: --deployment NAME${didYouMean(deployment ?? '', names)}`;
    throw refusal(undefined, given, names.join(', ') || 'a Deployment', fix);
  }
  if (found.spec.replicas === 0) {
    throw refusal(
      nameOf(found),
      '0 replicas',
      'a Deployment that runs',
      'scale it up first, or write the service by hand',
    );
  }
  return found;
}

function serviceOf({ service }: Choice, services: readonly GivenService[], deployment: GivenDeployment): string {
  const names = services.map(({ metadata }) => metadata.name);
  const { name: own } = deployment.metadata;
  const withAddress = services.filter(({ spec }) => spec.clusterIP !== 'None').map(({ metadata }) => metadata.name);
  const chosen = service ?? (names.includes(own) || names.length === 0 ? own : onlyOne(withAddress));
  if (chosen === undefined) {
    const fix = 'name the one that clients call: --service NAME';
    throw refusal(nameOf(deployment), `pods that Services ${names.join(', ')} select`, 'one name of the service', fix);
  }
  if (isValidName('label', chosen) && chosen.length <= LONGEST_SERVICE_NAME) return chosen;
  const allowed = `a DNS label of at most ${LONGEST_SERVICE_NAME} characters`;
  throw refusal(nameOf(deployment), `service ${JSON.stringify(chosen)}`, allowed, 'name another: --service NAME');
}

function onlyOne(names: readonly string[]): string | undefined {
  return names.length === 1 ? names[0] : undefined;
}

function mainOf({ container }: Choice, deployment: GivenDeployment, services: readonly GivenService[]): GivenContainer {
  const { containers } = deployment.spec.template.spec;
  const targets = services.flatMap(({ spec }) => (spec.ports ?? []).map(({ port, targetPort = port }) => targetPort));
  const reached = containers.filter(({ ports = [] }) =>
    ports.some(
      ({ name, containerPort }) => targets.includes(containerPort) || (name !== undefined && targets.includes(name)),
    ),
  );
  const fitting =
    container === undefined
      ? containers.length === 1
        ? containers
        : reached
      : containers.filter(({ name }) => name === container);
  const [main, ...others] = fitting;
  if (main && others.length === 0) return main;
  const names = containers.map(({ name }) => name).join(', ');
  const given = container === undefined ? `containers ${names}` : `no container ${container}`;
  throw refusal(nameOf(deployment), given, `one of them that is released: ${names}`, 'name it: --container NAME');
}

function refusal(object: string | undefined, given: string, allowed: string, fix: string): CutoverError {
  return new CutoverError([adoptRule.problem({ at: object === undefined ? {} : { object }, given, allowed, fix })]);
}
