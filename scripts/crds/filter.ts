import { parseAllDocuments } from 'yaml';

interface CrdVersion {
  readonly name: string;
  readonly served: boolean;
  readonly storage: boolean;
  readonly schema: { readonly openAPIV3Schema: { readonly properties: Readonly<Record<string, unknown>> } };
}

export interface Crd {
  readonly apiVersion: string;
  readonly kind: 'CustomResourceDefinition';
  readonly spec: {
    readonly group: string;
    readonly names: { readonly kind: string };
    readonly versions: readonly CrdVersion[];
  };
}

/** The wanted kinds, each with one version and a schema reduced to what the bindings show. */
export function selectCrds(files: readonly string[], kinds: readonly string[]): readonly Crd[] {
  const found = new Map(files.flatMap(parseCrds).map((crd) => [crd.spec.names.kind, crd]));
  return kinds.map((kind) => {
    const crd = found.get(kind);
    if (!crd) throw new Error(`no CustomResourceDefinition for ${kind}`);
    return reduce(crd);
  });
}

function parseCrds(file: string): Crd[] {
  return parseAllDocuments(file)
    .map((document) => document.toJS() as Crd | null)
    .filter((crd): crd is Crd => crd?.kind === 'CustomResourceDefinition');
}

function reduce({ apiVersion, kind, spec }: Crd): Crd {
  const { group, names } = spec;
  const version = bestVersion(spec.versions);
  if (!version) throw new Error(`${group} ${names.kind} has neither a served v1 nor a storage version`);
  const schema = version.schema.openAPIV3Schema;
  const properties: Record<string, unknown> = { ...schema.properties };
  // Nobody writes a status by hand, and the bindings leave it out.
  delete properties.status;
  const openAPIV3Schema = trim({ ...schema, properties }) as typeof schema;
  return { apiVersion, kind, spec: { group, names, versions: [{ ...version, schema: { openAPIV3Schema } }] } };
}

// v1 goes first because Istio still stores Telemetry as v1alpha1 while it serves, and documents, v1.
function bestVersion(versions: readonly CrdVersion[]): CrdVersion | undefined {
  return versions.find(({ name, served }) => name === 'v1' && served) ?? versions.find(({ storage }) => storage);
}

function trim(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(trim);
  if (!isObject(schema)) return schema;
  if (isPodTemplate(schema)) return UNTYPED;
  return Object.fromEntries(
    Object.entries(schema)
      .filter(([key, value]) => !isNoise(key, value))
      .map(([key, value]) => [key, trim(value)]),
  );
}

// Each of the four pod templates is 48 kB of schema and 257 kB of TypeScript, together 84% of what Argo's kinds would
// generate, and one more copy of the pod types that cdk8s-plus and `cdk8s import k8s` have already.
const UNTYPED = { type: 'object', 'x-kubernetes-preserve-unknown-fields': true };

function isPodTemplate(schema: Record<string, unknown>): boolean {
  const podSpec = property(schema, 'spec');
  return podSpec !== undefined && property(podSpec, 'containers') !== undefined;
}

// Only text values: a field that happens to be named `description` or `format` has a schema as its value.
// A date-time would become a Date object, which plain data cannot hold.
function isNoise(key: string, value: unknown): boolean {
  return (key === 'description' && typeof value === 'string') || (key === 'format' && value === 'date-time');
}

function property(schema: Record<string, unknown>, name: string): Record<string, unknown> | undefined {
  const value = isObject(schema.properties) ? schema.properties[name] : undefined;
  return isObject(value) ? value : undefined;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
