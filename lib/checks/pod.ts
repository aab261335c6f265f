import type { KubeContainer } from '../core/kube';
import { bytes, millicores } from '../core/quantity';
import { repeated } from '../core/repeated';
import type { Violation } from '../core/rule';
import { Rule } from '../core/rule';
import type { Check } from './check';
import type { CheckedPods } from './synthesis';

const rule = new Rule({
  id: 'pod',
  title: 'Containers, variables, volumes and mounts of a pod fit together',
  why: 'The API server refuses the Deployment, in the middle of a release and after other objects of it were applied.',
});

/** The definition is whole by itself; this holds for what patches made of it. */
export const pod: Check = {
  rule,
  run(synthesis) {
    return synthesis.releases
      .flatMap((release) => synthesis.podsOf(release))
      .flatMap((pods) =>
        podViolations(pods).map(({ at, ...violation }) =>
          rule.problem({ ...violation, at: synthesis.place(pods, `spec.template.spec.${at?.field}`) }),
        ),
      );
  },
};

function podViolations({ template: { spec } }: CheckedPods): Violation[] {
  const lists = (['initContainers', 'containers'] as const).flatMap((list) =>
    (spec[list] ?? []).map((container, index) => ({ container, field: `${list}[${index}]` })),
  );
  const volumes = (spec.volumes ?? []).map(({ name }) => name);
  return [
    ...twice(
      'containers',
      'container',
      lists.map(({ container }) => container.name),
    ),
    ...twice('volumes', 'volume', volumes),
    ...lists.flatMap(({ container, field }) => [
      ...missingImage(container, field),
      ...twice(
        `${field}.env`,
        'variable',
        (container.env ?? []).map(({ name }) => name),
      ),
      ...twice(
        `${field}.volumeMounts`,
        'mount',
        (container.volumeMounts ?? []).map(({ mountPath }) => mountPath),
      ),
      ...missingVolumes(container, field, volumes),
      ...badPorts(container, field),
      ...excess(container, field),
    ]),
  ];
}

function twice(field: string, what: string, names: readonly string[]): Violation[] {
  return repeated(names).map((name) => ({
    at: { field },
    given: `more than one ${what} ${name}`,
    allowed: 'each once',
    fix: 'rename or remove one of them',
  }));
}

function missingImage({ name, image }: Partial<KubeContainer>, field: string): Violation[] {
  if (image) return [];
  const fix = 'take back the patch that removed it, or give the added container one';
  return [{ at: { field: `${field}.image` }, given: `no image of ${name}`, allowed: 'one, by digest', fix }];
}

function missingVolumes(container: KubeContainer, field: string, volumes: readonly string[]): Violation[] {
  return (container.volumeMounts ?? []).flatMap(({ name }, index) =>
    volumes.includes(name)
      ? []
      : [
          {
            at: { field: `${field}.volumeMounts[${index}].name` },
            given: `volume '${name}', which the pod does not have`,
            allowed: `one of its volumes: ${volumes.join(', ')}`,
            fix: 'add the volume in the same patch',
          },
        ],
  );
}

function badPorts(container: KubeContainer, field: string): Violation[] {
  return (container.ports ?? []).flatMap(({ containerPort }, index) =>
    Number.isInteger(containerPort) && containerPort >= 1 && containerPort <= 65535
      ? []
      : [
          {
            at: { field: `${field}.ports[${index}].containerPort` },
            given: String(containerPort),
            allowed: 'a port from 1 to 65535',
            fix: 'correct the number',
          },
        ],
  );
}

/** Quantities in the forms that this library writes; others are left to the server. */
const AMOUNTS = {
  cpu: { form: /^(\d+m|\d+(\.\d+)?)$/, amount: millicores },
  memory: { form: /^\d+(Ki|Mi|Gi|Ti|k|M|G|T)?$/, amount: bytes },
};

function excess({ resources: { requests = {}, limits = {} } = {} }: KubeContainer, field: string): Violation[] {
  return (['cpu', 'memory'] as const).flatMap((name) => {
    const { form, amount } = AMOUNTS[name];
    const [request, limit] = [requests[name], limits[name]].map(String) as [string, string];
    if (!form.test(request) || !form.test(limit) || amount(request) <= amount(limit)) return [];
    const given = `a request of ${request} above the limit of ${limit}`;
    return [
      {
        at: { field: `${field}.resources.requests.${name}` },
        given,
        allowed: limit,
        fix: 'raise the limit or ask for less',
      },
    ];
  });
}
