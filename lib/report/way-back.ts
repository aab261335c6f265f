/** How the way back of a service changes: its steps, in their order. */
export interface WayBackChange {
  /** Namespace and name of the service. */
  readonly service: string;
  readonly before: readonly string[];
  readonly after: readonly string[];
}

/** A step of a way back, in the output of an app: `rollback/shop/checkout/1-route.yaml`. */
const STEP = /^rollback\/(?<service>[^/]+\/[^/]+)\/(?<order>\d+)-(?<step>[^/]+)\.yaml$/;

/** Services whose way back has other steps, by the names of the files of two outputs. */
export function wayBackChanges(before: readonly string[], after: readonly string[]): readonly WayBackChange[] {
  const [was, is] = [stepsOf(before), stepsOf(after)];
  return [...new Set([...was.keys(), ...is.keys()])]
    .map((service) => ({ service, before: was.get(service) ?? [], after: is.get(service) ?? [] }))
    .filter((change) => change.before.join() !== change.after.join());
}

function stepsOf(files: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const steps = new Map<string, string[]>();
  const found = files.flatMap((file) => {
    const groups = STEP.exec(file)?.groups;
    return groups ? [groups] : [];
  });
  for (const { service = '', step = '' } of found.sort((one, other) => Number(one.order) - Number(other.order))) {
    steps.set(service, [...(steps.get(service) ?? []), step]);
  }
  return steps;
}

/** `shop/checkout: route, settle → restore, route, settle`. */
export function wayBackText({ service, before, after }: WayBackChange): string {
  const steps = (list: readonly string[]) => list.join(', ') || 'none';
  return `${service}: ${steps(before)} → ${steps(after)}`;
}
