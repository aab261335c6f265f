import type { Fields, GivenContainer, GivenTemplate } from './shapes';

/**
 * A pod template in a form in which the same setting has the same path, whatever the order and the names of what Kubernetes
 * keeps in lists: containers by name, variables by name, ports by number, mounts by path, with their volumes.
 */
export function templateShape({ metadata = {}, spec }: GivenTemplate, main: string): object {
  const { containers, initContainers = [], volumes = [], ...pod } = spec;
  const sources = new Map(volumes.map(({ name, ...source }) => [name, source]));
  const mounted = new Set(
    [...containers, ...initContainers].flatMap((each) => (each.volumeMounts ?? []).map(({ name }) => name)),
  );
  const idle = volumes.filter(({ name }) => !mounted.has(name));
  return {
    metadata,
    spec: {
      ...pod,
      containers: byKey(
        containers,
        ({ name }) => (name === main ? 'released' : name),
        (each) => containerShape(each, sources),
      ),
      ...(initContainers.length > 0
        ? {
            initContainers: byKey(
              initContainers,
              ({ name }, index) => `${index} ${name}`,
              (each) => containerShape(each, sources),
            ),
          }
        : {}),
      ...(idle.length > 0
        ? {
            volumes: byKey(
              idle,
              ({ name }) => name,
              (each) => each,
            ),
          }
        : {}),
    },
  };
}

function containerShape(container: GivenContainer, volumes: ReadonlyMap<string, Fields>): object {
  const { ports = [], env = [], volumeMounts = [], ...rest } = container;
  return {
    ...rest,
    ports: byKey(
      ports,
      ({ containerPort, protocol = 'TCP' }) => `${containerPort} ${protocol}`,
      ({ name }) => ({ name }),
    ),
    env: byKey(
      env,
      ({ name }) => name,
      ({ name: _name, valueFrom, value = '' }) => valueFrom ?? value,
    ),
    volumeMounts: byKey(
      volumeMounts,
      ({ mountPath }) => mountPath,
      ({ name, mountPath: _path, readOnly = false, ...mount }) => ({
        ...mount,
        readOnly,
        volume: volumes.get(name) ?? name,
      }),
    ),
  };
}

/** A list as an object; what comes last under a key counts, as for Kubernetes. */
function byKey<Item>(
  list: readonly Item[],
  key: (item: Item, index: number) => string,
  value: (item: Item) => unknown,
): Fields {
  return Object.fromEntries(list.map((item, index) => [key(item, index), value(item)]));
}
