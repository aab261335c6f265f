import { canonicalText } from '../core/canonical';
import { collectProblems } from '../core/error';
import {
  DRAIN_ANNOTATION,
  INJECT_LABEL,
  NATIVE_SIDECAR_ANNOTATION,
  PROXY_CONFIG_ANNOTATION,
  SLOT_LABEL,
  VERSION_LABEL,
} from '../core/labels';
import { nameProblems } from '../core/names';
import type { Place, Problem } from '../core/problem';
import { repeated } from '../core/repeated';
import { seconds } from '../core/quantity';
import { Rule } from '../core/rule';
import type { ResolvedPlatform } from '../platform/platform';
import type { ContainerBase, ResourcesProps } from './container';
import type { ServiceProps } from './definition';
import { drainProblems } from './drain';
import { Probe, question, renderProbe } from './probe';
import { servicePort } from './ports';
import { configRule, referenceProblems, sourceProblems } from './source-problems';
import { READY_WITHIN, excessRequests, portsOf, renderResources } from './render-container';
import { DEFAULT_DRAIN, containersOf } from './render';

export const probesRule = new Rule({
  id: 'probes',
  title: 'Readiness and liveness ask different questions, in ports that the container has',
  why: 'With one endpoint for both, a pod that only waits for its database is restarted instead of taken out of the load, and the outage spreads.',
});

export const portsRule = new Rule({
  id: 'ports',
  title: 'A container has at least one port; their names and numbers are each their own',
  why: 'Services and routes find a port by its name: a port that is missing or named twice gets no traffic, or the wrong one.',
});

export const imageRule = new Rule({
  id: 'image-digest',
  title: 'Images are named by digest',
  why: 'A tag can be moved: pods of one version that start later run something else, and a rollback brings back what nobody tested.',
});

export const resourcesRule = new Rule({
  id: 'container',
  title: 'A container asks for no more than it may use, and does not run as root',
  why: 'The API server refuses the pods one by one, after the Deployment was taken: the release hangs with nothing to see in it.',
});

export const warmUpRule = new Rule({
  id: 'warm-up',
  title: 'A pod has at least its warm-up time to become ready',
  why: 'The startup probe would restart a pod that is still warming up, again and again.',
});

const OWN_LABELS = ['app', 'app.kubernetes.io/name', INJECT_LABEL, SLOT_LABEL, VERSION_LABEL];
const OWN_ANNOTATIONS = [DRAIN_ANNOTATION, NATIVE_SIDECAR_ANNOTATION, PROXY_CONFIG_ANNOTATION];

const DIGEST = /^[^\s@]+@sha256:[0-9a-f]{64}$/;

/** What is wrong with the name of an image. */
export function imageProblems(image: string, at: Place): Problem[] {
  if (DIGEST.test(image)) return [];
  const problem = imageRule.problem({
    at,
    given: JSON.stringify(image),
    allowed: 'name@sha256: and 64 hexadecimal digits',
    fix: 'take the digest that the push printed, or ask the registry: `crane digest IMAGE:TAG`',
  });
  return [problem];
}

/** All that is wrong with a service definition and can be known without the rest of the app. */
export function definitionProblems(
  props: ServiceProps,
  service: string,
  platform: ResolvedPlatform,
  at: Place,
): Problem[] {
  const inField = (field: string): Place => ({ ...at, field });
  const looks = [
    () => portProblems(props, inField('container.ports')),
    () => probeProblems(props, inField('container')),
    () => drainProblems(props.drain ?? DEFAULT_DRAIN, platform.sidecar, at),
    () => warmUpProblems(props, inField('warmUp')),
    () => sideProblems(props, service, inField),
    ...containersOf(props, service).map(
      ({ name, base }) =>
        () =>
          containerProblems(name, base, inField),
    ),
    () => referenceProblems(props, inField),
    () => labelProblems(props, inField),
  ];
  return looks.flatMap((look) => collectProblems(at, look));
}

function portProblems(props: ServiceProps, at: Place): Problem[] {
  const ports = portsOf(props.container);
  const say = (given: string, allowed: string, fix: string) => [portsRule.problem({ at, given, allowed, fix })];
  const clients = ports.map((port, index) => servicePort(port, index));
  const bad = [
    ...ports.map(({ name, number }) => ({ name, number })),
    ...ports.map(({ name }, index) => ({ name, number: clients[index] ?? 0 })),
  ].filter(({ number }) => !Number.isInteger(number) || number < 1 || number > 65535);
  return [
    ...(props.container.port !== undefined && props.container.ports
      ? say('both port and ports', 'one of the two', 'name the one port in ports as well')
      : []),
    ...(ports.length > 0 ? [] : say('no port', 'at least one', 'give `port: 8080`, or `ports` with names')),
    ...ports.flatMap(({ name }) => nameProblems('port', name, at)),
    ...bad.flatMap(({ name, number }) => say(`${name}: ${number}`, 'a port from 1 to 65535', 'correct the number')),
    ...repeated(ports.map(({ name }) => name)).flatMap((name) =>
      say(`two ports named ${name}`, 'each name once', 'rename one of them'),
    ),
    ...repeated(clients.map(String)).flatMap((number) =>
      say(`two ports that clients find at ${number}`, 'a number each', 'give one of them another servicePort'),
    ),
    ...repeated(ports.map(({ number }) => String(number))).flatMap((number) =>
      say(`two ports with number ${number}`, 'each number once', 'remove one of them'),
    ),
  ];
}

function probeProblems(props: ServiceProps, at: Place): Problem[] {
  const ports = portsOf(props.container);
  const { ready, live, startup } = props.container;
  const asked = canonicalText(question(renderProbe(ready, ports), ports));
  const same = asked === canonicalText(question(renderProbe(live, ports), ports));
  const unknown = [ready, live, ...(startup ? [startup] : [])]
    .map((probe) => (probe instanceof Probe ? probe.options.port : undefined))
    .filter((port) => typeof port === 'string' && !ports.some(({ name }) => name === port));
  return [
    ...(same ? [sameProbes(at, asked)] : []),
    ...unknown.map((port) =>
      probesRule.problem({
        at,
        given: `a probe of port '${port}'`,
        allowed: `a number, or one of the container's ports: ${ports.map(({ name }) => name).join(', ')}`,
        fix: 'name a port of the container',
      }),
    ),
  ];
}

function sameProbes(at: Place, asked: string): Problem {
  return probesRule.problem({
    at,
    given: `ready and live both ask ${asked}`,
    allowed: 'two questions: ready fails while the pod cannot serve, live only when a restart is the cure',
    fix: "such as ready: Probe.http('/ready') and live: Probe.http('/live')",
  });
}

function warmUpProblems(props: ServiceProps, at: Place): Problem[] {
  const warmUp = seconds(props.warmUp ?? 0, 'warmUp');
  const within = seconds(props.container.readyWithin ?? READY_WITHIN, 'container.readyWithin', 1);
  if (warmUp <= within) return [];
  const fix = `raise container.readyWithin to ${warmUp} s or lower warmUp`;
  return [warmUpRule.problem({ at, given: `${warmUp} s`, allowed: `at most readyWithin, ${within} s`, fix })];
}

function sideProblems(props: ServiceProps, service: string, inField: (field: string) => Place): Problem[] {
  const sides = [...(props.sidecars ?? []), ...(props.initContainers ?? [])];
  const twice = repeated([service, ...sides.map(({ name }) => name)]);
  return [
    ...sides.flatMap(({ name, image }) => [
      ...nameProblems('label', name, inField('sidecars')),
      ...imageProblems(image, inField(`${name}.image`)),
    ]),
    ...twice.map((name) =>
      configRule.problem({
        at: inField('sidecars'),
        given: `two containers named ${name}`,
        allowed: 'each name once; the released container is named after the service',
        fix: 'rename one of them',
      }),
    ),
  ];
}

function containerProblems(name: string, base: ContainerBase, inField: (field: string) => Place): Problem[] {
  const at = inField(`${name}.resources`);
  return [
    ...sourceProblems(name, base, inField),
    ...collectProblems(at, () => resourceProblems(base.resources ?? {}, at)),
    ...userProblems(base.user, inField(`${name}.user`)),
  ];
}

function resourceProblems(resources: ResourcesProps, at: Place): Problem[] {
  return excessRequests(renderResources(resources)).map((given) =>
    resourcesRule.problem({ at, given, allowed: 'requests up to the limits', fix: 'raise the limit or ask for less' }),
  );
}

/** The API server takes no number above it. */
const LAST_USER = 2 ** 31 - 1;

function userProblems(user: number | undefined, at: Place): Problem[] {
  if (user === undefined || (Number.isSafeInteger(user) && user > 0 && user <= LAST_USER)) return [];
  const allowed = `a whole number above 0, which is root, and at most ${LAST_USER}`;
  return [resourcesRule.problem({ at, given: String(user), allowed, fix: 'such as 10001' })];
}

function labelProblems(props: ServiceProps, inField: (field: string) => Place): Problem[] {
  return [
    ...ownedProblems(Object.keys(props.podLabels ?? {}), OWN_LABELS, inField('podLabels')),
    ...ownedProblems(Object.keys(props.podAnnotations ?? {}), OWN_ANNOTATIONS, inField('podAnnotations')),
    ...Object.entries(props.podLabels ?? {}).flatMap(([key, value]) => [
      ...nameProblems('labelKey', key, inField('podLabels')),
      ...nameProblems('labelValue', value, inField(`podLabels.${key}`)),
    ]),
    ...Object.keys(props.podAnnotations ?? {}).flatMap((key) =>
      nameProblems('labelKey', key, inField('podAnnotations')),
    ),
  ];
}

/** What the library sets itself, and would otherwise silently win over. */
function ownedProblems(keys: readonly string[], owned: readonly string[], at: Place): Problem[] {
  return keys
    .filter((key) => owned.includes(key))
    .map((key) =>
      configRule.problem({
        at,
        given: key,
        allowed: `anything but ${owned.join(', ')}: selectors and the drain budget depend on them`,
        fix: 'leave it out; change what it is computed from, or patch the Deployment when you know better',
      }),
    );
}
