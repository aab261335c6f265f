import type { ClusterObject } from '../../../../lib/engines';

interface ManagedFields {
  readonly manager: string;
  readonly subresource?: string;
  readonly fieldsV1: object;
}

/** Who owns each field of an object, as the server keeps it: `spec.replicas` → `cutover`. Status is left out. */
export function ownersOf({ metadata }: ClusterObject): ReadonlyMap<string, readonly string[]> {
  const owners = new Map<string, string[]>();
  for (const { manager, subresource, fieldsV1 } of metadata.managedFields as readonly ManagedFields[]) {
    if (subresource === 'status') continue;
    for (const field of leavesOf(fieldsV1)) owners.set(field, [...(owners.get(field) ?? []), manager]);
  }
  return owners;
}

/** Fields of an object that more than one has. */
export function sharedFields(object: ClusterObject): readonly string[] {
  return [...ownersOf(object)].flatMap(([field, owners]) =>
    new Set(owners).size > 1 ? [`${field}: ${owners.join(', ')}`] : [],
  );
}

/** Paths of the fields themselves: `.` stands for the map or list around them, which is nobody's alone. */
function leavesOf(fields: object, path = ''): string[] {
  return Object.entries(fields).flatMap(([key, below]) => {
    if (key === '.') return [];
    const here = path === '' ? key.slice(2) : `${path}.${key.slice(2)}`;
    return Object.keys(below as object).length === 0 ? [here] : leavesOf(below as object, here);
  });
}
