import { Rule } from '../core/rule';
import type { Labels } from '../core/labels';
import type { Place, Problem } from '../core/problem';
import { mapRecord } from '../core/record';
import type { ContainerBase, MountSource } from '../service/container';
import { Env, SecretRef, type Config, type ConfigMapRef } from '../service/references';
import type { ServiceDefinition } from '../strategy/definition';

/** What an engine may come to know of a definition only when it runs. */
export interface LateFacts {
  /** Names of Secrets, by the names that the definition calls them. */
  readonly secrets: Labels;
  /** Connections that the database takes. @default - those that the definition says */
  readonly maxConnections?: number;
}

export const lateFactRule = new Rule({
  id: 'late-fact',
  title: 'What is known late stands in the place of something that the definition has',
  why: 'A name that nothing uses is a slip: the pods start with the Secret that was to be replaced, or not at all.',
});

/** The definition with what became known. */
export function withLateFacts(definition: ServiceDefinition, facts: LateFacts): ServiceDefinition {
  return withMaxConnections(withSecretNames(definition, facts.secrets), facts.maxConnections);
}

/** Facts that stand in the place of nothing. */
export function lateFactProblems(definition: ServiceDefinition, facts: LateFacts, at: Place): Problem[] {
  const known = [...secretsOf(definition)];
  const unknown = Object.keys(facts.secrets).filter((name) => !known.includes(name));
  return [
    ...unknown.map((name) =>
      lateFactRule.problem({
        at: { ...at, field: `secrets.${name}` },
        given: `a name for Secret ${name}`,
        allowed: known.length > 0 ? `Secrets of the definition: ${known.join(', ')}` : 'none: it uses no Secret',
        fix: `call it as the definition does, or let the definition use SecretRef.external('${name}')`,
      }),
    ),
    ...(facts.maxConnections !== undefined && !definition.database
      ? [
          lateFactRule.problem({
            at: { ...at, field: 'maxConnections' },
            given: 'connections of a database',
            allowed: 'nothing: the definition has no database',
            fix: 'give the definition a database',
          }),
        ]
      : []),
  ];
}

/** Names that the definition calls Secrets by. */
function secretsOf(definition: ServiceDefinition): ReadonlySet<string> {
  const found = new Set<string>();
  mapSecrets(definition, (ref) => {
    found.add(ref.name);
    return ref;
  });
  return found;
}

function withSecretNames(definition: ServiceDefinition, names: Labels): ServiceDefinition {
  if (Object.keys(names).length === 0) return definition;
  return mapSecrets(definition, (ref) => {
    const name = Object.hasOwn(names, ref.name) ? names[ref.name] : undefined;
    return name === undefined ? ref : SecretRef.external(name);
  });
}

type MapSecret = (ref: SecretRef) => SecretRef;

/** The definition with each of its Secrets made another one; everything else is as it was. */
function mapSecrets(definition: ServiceDefinition, map: MapSecret): ServiceDefinition {
  const { container, sidecars, initContainers, database, imagePullSecrets } = definition;
  const credentials = database?.credentials;
  return {
    ...definition,
    container: inContainer(container, map),
    ...(sidecars ? { sidecars: sidecars.map((each) => inContainer(each, map)) } : {}),
    ...(initContainers ? { initContainers: initContainers.map((each) => inContainer(each, map)) } : {}),
    ...(imagePullSecrets ? { imagePullSecrets: imagePullSecrets.map(map) } : {}),
    ...(credentials ? { database: database.withCredentials(map(credentials)) } : {}),
  };
}

function inContainer<C extends ContainerBase>(container: C, map: MapSecret): C {
  const { env, envFrom, mounts } = container;
  return {
    ...container,
    ...(env ? { env: mapRecord(env, (value) => inVariable(value, map)) } : {}),
    ...(envFrom ? { envFrom: envFrom.map((source) => inSource(source, map)) } : {}),
    ...(mounts ? { mounts: mapRecord(mounts, (source) => inSource(source, map)) } : {}),
  };
}

function inVariable(value: string | Env, map: MapSecret): string | Env {
  if (typeof value === 'string' || value.source.kind !== 'secret') return value;
  return Env.secret(map(value.source.ref), value.source.key);
}

function inSource<S extends MountSource | Config | ConfigMapRef>(source: S, map: MapSecret): S | SecretRef {
  return source instanceof SecretRef ? map(source) : source;
}

/** The objectives that are about the database ask for shares of the new number. */
function withMaxConnections(definition: ServiceDefinition, maxConnections: number | undefined): ServiceDefinition {
  if (maxConnections === undefined || !definition.database) return definition;
  const database = definition.database.withMaxConnections(maxConnections);
  const { objectives } = definition;
  return {
    ...definition,
    database,
    ...(objectives ? { objectives: objectives.map((objective) => objective.onDatabase(database)) } : {}),
  };
}
