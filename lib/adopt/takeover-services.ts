import type { KubeObject, PodTemplate } from '../core/kube';
import { DOMAIN, SLOT_LABEL, serviceSelector, slotSelector, type Labels } from '../core/labels';
import { untilLines } from '../files/rollback-script';
import type { Adoption } from './adoption';
import { selects } from './surroundings';
import type { GivenDeployment, GivenService, GivenServicePort } from './shapes';

// While routes move, the Services find the old pods and those of the slot alike: by a label that both have, and by the number
// of the port, because its name is another one in the pods of the slot. A pod without the port is an endpoint that nobody reaches.

/** Seconds in which pods have to become endpoints; what takes longer is looked at by a person. */
const BECOME_ENDPOINTS_WITHIN = 600;

type Around = Adoption['around'];

interface PodPort {
  readonly name?: string;
  readonly containerPort: number;
}

/** What the old pods and those of the slot have in common while they are together. */
export function togetherSelector({ deployment, service }: Around): Labels {
  // Given the label that their ReplicaSet tells them by, the old pods would not be its own any more.
  return isToldByAnotherApp(deployment, service) ? { [`${DOMAIN}/takeover`]: service } : serviceSelector(service);
}

/** Gives the pods the label that they are found by together, which restarts none of them. */
export function labelLines(around: Around): string[] {
  const { deployment, namespace, service, slot } = around;
  const label = selectorText(togetherSelector(around));
  const slotPods = isToldByAnotherApp(deployment, service) ? [selectorText(slotSelector(service, slot))] : [];
  return [oldSelector(deployment), ...slotPods].map(
    (pods) => `kubectl -n ${namespace} label pods -l '${pods}' --overwrite ${label}`,
  );
}

/** The Service of the app as it is while both are together, by the pods of the slot. */
export function togetherService(around: Around, service: KubeObject, slotPod: PodTemplate): KubeObject {
  const spec = service.spec as GivenService['spec'];
  const podPorts = slotPod.spec.containers.flatMap(({ ports = [] }) => ports);
  const ports = spec.ports?.map((port) => ({ ...port, targetPort: numberOf(podPorts, port) ?? port.targetPort }));
  return { ...service, spec: { ...spec, selector: togetherSelector(around), ports } };
}

/** What changes at Services that are not of the app: whom they find, and by number what they found by name. */
export function aliasLines(around: Around, selector: Labels, slotPod: PodTemplate): string[] {
  return around.aliases.flatMap((alias) => {
    const keeps = selects(alias.spec.selector, slotPod.metadata.labels);
    const found = keeps ? [] : [{ op: 'replace', path: '/spec/selector', value: selector }];
    const numbers = (alias.spec.ports ?? []).flatMap((port, index) => {
      const value = numberOf(around.main.ports ?? [], port);
      return value === undefined ? [] : [{ op: 'replace', path: `/spec/ports/${index}/targetPort`, value }];
    });
    const patch = JSON.stringify([...found, ...numbers]);
    return patch === '[]'
      ? []
      : [`kubectl -n ${around.namespace} patch service ${alias.metadata.name} --type=json -p '${patch}'`];
  });
}

/** Waits until Services have that many of the pods that a selector finds; the number is a word of the shell. */
export function endpointLines(services: readonly string[], selector: string, count: string): string[] {
  return services.flatMap((service) =>
    untilLines(
      `[ "$(endpoints ${service} '${selector}')" -ge ${count} ]`,
      BECOME_ENDPOINTS_WITHIN,
      `Service ${service} has not ${count} endpoints with ${selector}: nothing more is changed`,
    ),
  );
}

/** `endpoints SERVICE SELECTOR`: how many of the pods that a selector finds are reached by a Service. */
export function endpointsFunction(namespace: string): string[] {
  const name = '{{with .targetRef}}{{.name}}{{"\\n"}}{{end}}';
  const ready = `{{range .endpoints}}{{if .conditions.ready}}${name}{{end}}{{end}}`;
  return [
    'endpoints() {',
    '  {',
    `    kubectl -n ${namespace} get pods -l "$2" -o 'jsonpath={range .items[*]}{.metadata.name}{"\\n"}{end}'`,
    `    kubectl -n ${namespace} get endpointslices -l "kubernetes.io/service-name=$1" \\`,
    `      -o 'go-template={{range .items}}{{if .ports}}${ready}{{end}}{{end}}' | sort -u`,
    '  } | sort | uniq -d | grep -c . || true',
    '}',
  ];
}

/** The old pods alone, whatever their labels have in common with those of the slot. */
export function oldSelector({ spec }: GivenDeployment): string {
  return [selectorText(spec.selector.matchLabels ?? {}), `!${SLOT_LABEL}`].filter((part) => part !== '').join(',');
}

/** Labels as `kubectl -l` takes them. */
export function selectorText(labels: Labels): string {
  return Object.entries(labels)
    .map(([key, value]) => `${key}=${value}`)
    .join(',');
}

/** The number of a port that a Service finds by its name; none where it is found otherwise. */
function numberOf(ports: readonly PodPort[], { targetPort }: GivenServicePort): number | undefined {
  return ports.find(({ name }) => typeof targetPort === 'string' && name === targetPort)?.containerPort;
}

function isToldByAnotherApp({ spec }: GivenDeployment, service: string): boolean {
  const { app } = spec.selector.matchLabels ?? {};
  return app !== undefined && app !== service;
}
