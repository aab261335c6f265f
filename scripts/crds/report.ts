export type Inventory = ReadonlyMap<string, number>;

/** Fields per `apiVersion kind`, read from the generated TypeScript, since that is the only thing kept. */
export function inventory(sources: Iterable<string>): Inventory {
  const kinds = new Map<string, number>();
  for (const source of sources) {
    for (const section of source.split(/^(?=export class \w+ extends ApiObject )/m)) {
      const [, apiVersion, kind] = /apiVersion: '(.+)',\s+kind: '(.+)',/.exec(section) ?? [];
      if (kind) kinds.set(`${apiVersion} ${kind}`, section.match(/^ {2}readonly /gm)?.length ?? 0);
    }
  }
  return kinds;
}

export function bumpReport(before: Inventory, after: Inventory): string {
  const removed = [...before.keys()].filter((kind) => !after.has(kind)).sort();
  const added = [...after.keys()].filter((kind) => !before.has(kind)).sort();
  const changed = [...after.keys()].filter((kind) => before.has(kind) && before.get(kind) !== after.get(kind)).sort();
  return [
    ...section('removed kinds', removed),
    ...section(
      'added kinds',
      added.map((kind) => `${kind} (${after.get(kind)} fields)`),
    ),
    ...section(
      'changed field counts',
      changed.map((kind) => `${kind}: ${before.get(kind)} -> ${after.get(kind)}`),
    ),
  ].join('\n');
}

function section(title: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [`${title}: none`] : [`${title}:`, ...lines.map((line) => `  ${line}`)];
}
