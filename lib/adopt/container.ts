import { bytes, millicores } from '../core/quantity';
import { call, type Code } from './code';
import { put, putAll, segment, take, type Patch } from './patches';
import type { Fields, GivenContainer, GivenEnv, GivenEnvFrom, GivenMount, GivenVolume } from './shapes';

/** A container as props, and as patches where there is no prop. */
export interface AdoptedContainer {
  readonly props: Readonly<Record<string, Code>>;
  readonly patches: readonly Patch[];
  /** Objects that only patches name. */
  readonly external: readonly Code[];
}

/** Where a container is, and what it can mount. */
export interface ContainerPlace {
  /** Path of the container in the Deployment. */
  readonly path: string;
  readonly volumes: readonly GivenVolume[];
  /** Names of volumes that are mounted more than once. */
  readonly shared: ReadonlySet<string>;
  readonly podSecurity: Fields;
}

/** Fields with a prop, and those that are adopted elsewhere. */
const KNOWN = ['name', 'image', 'command', 'args', 'env', 'envFrom', 'volumeMounts', 'resources', 'securityContext'];
/** Fields that only the released container has props for. */
export const MAIN_ONLY = ['ports', 'readinessProbe', 'livenessProbe', 'startupProbe', 'lifecycle'] as const;

/** What every container has. */
export function adoptContainer(
  container: GivenContainer,
  place: ContainerPlace,
  except: readonly string[],
): AdoptedContainer {
  const { path, podSecurity } = place;
  const env = adoptEnv(container.env ?? [], path);
  const envFrom = adoptEnvFrom(container.envFrom ?? [], path);
  const mounts = adoptMounts(container.volumeMounts ?? [], place);
  const resources = adoptResources(container.resources ?? {}, path);
  const security = adoptSecurity(container.securityContext ?? {}, podSecurity, path);
  return {
    props: {
      ...(container.command?.length ? { command: container.command } : {}),
      ...(container.args?.length ? { args: container.args } : {}),
      ...env.props,
      ...envFrom.props,
      ...mounts.props,
      ...resources.props,
      ...security.props,
    },
    patches: [
      ...env.patches,
      ...envFrom.patches,
      ...mounts.patches,
      ...resources.patches,
      ...security.patches,
      ...putAll(path, container, [...KNOWN, ...except]),
    ],
    external: [...env.external, ...envFrom.external, ...mounts.external],
  };
}

interface Part extends Omit<AdoptedContainer, 'external'> {
  readonly external: readonly Code[];
}

const secret = (name: string) => call('SecretRef', 'external', name);
const configMap = (name: string) => call('ConfigMapRef', 'external', name);

function adoptEnv(list: readonly GivenEnv[], path: string): Part {
  const codes = list.map((env) => ({ env, code: envCode(env) }));
  const known = codes.filter(({ code }) => code !== undefined);
  const unknown = codes.filter(({ code }) => code === undefined).map(({ env }) => env);
  return {
    props: known.length > 0 ? { env: Object.fromEntries(known.map(({ env, code }) => [env.name, code])) } : {},
    patches: appended(`${path}/env`, unknown, known.length > 0),
    external: unknown.flatMap(({ valueFrom = {} }) => [
      ...named(valueFrom.secretKeyRef?.name, secret),
      ...named(valueFrom.configMapKeyRef?.name, configMap),
    ]),
  };
}

function envCode({ value, valueFrom }: GivenEnv): Code {
  if (!valueFrom) return value ?? '';
  const { secretKeyRef, configMapKeyRef, fieldRef } = valueFrom;
  if (secretKeyRef?.name && secretKeyRef.key && !secretKeyRef.optional) {
    return call('Env', 'secret', secret(secretKeyRef.name), secretKeyRef.key);
  }
  if (configMapKeyRef?.name && configMapKeyRef.key && !configMapKeyRef.optional) {
    return call('Env', 'config', configMap(configMapKeyRef.name), configMapKeyRef.key);
  }
  return fieldRef?.fieldPath === undefined ? undefined : call('Env', 'field', fieldRef.fieldPath);
}

function adoptEnvFrom(list: readonly GivenEnvFrom[], path: string): Part {
  const codes = list.map((source) => ({ source, code: envFromCode(source) }));
  const known = codes.flatMap(({ code }) => (code === undefined ? [] : [code]));
  const unknown = codes.filter(({ code }) => code === undefined).map(({ source }) => source);
  return {
    props: known.length > 0 ? { envFrom: known } : {},
    patches: appended(`${path}/envFrom`, unknown, known.length > 0),
    external: unknown.flatMap(({ secretRef, configMapRef }) => [
      ...named(secretRef?.name, secret),
      ...named(configMapRef?.name, configMap),
    ]),
  };
}

function envFromCode({ prefix, secretRef, configMapRef }: GivenEnvFrom): Code {
  if (prefix) return undefined;
  if (secretRef?.name && !secretRef.optional) return secret(secretRef.name);
  return configMapRef?.name && !configMapRef.optional ? configMap(configMapRef.name) : undefined;
}

function named(name: string | undefined, ref: (name: string) => Code): Code[] {
  return name === undefined ? [] : [ref(name)];
}

/** Items at the end of a list; a list that is not there is made. */
function appended(path: string, items: readonly unknown[], isThere: boolean): Patch[] {
  if (items.length === 0) return [];
  return isThere ? items.map((item) => put(`${path}/-`, item)) : [put(path, items)];
}

const TMP = '/tmp';

function adoptMounts(list: readonly GivenMount[], { path, volumes, shared }: ContainerPlace): Part {
  const codes = list.map((mount) => {
    const volume = volumes.find(({ name }) => name === mount.name);
    return { mount, volume, code: volume && mountCode(mount, volume, shared) };
  });
  const known = codes.filter(({ code }) => code !== undefined);
  const unknown = codes.filter(({ code }) => code === undefined);
  return {
    props:
      known.length > 0 ? { mounts: Object.fromEntries(known.map(({ mount, code }) => [mount.mountPath, code])) } : {},
    patches: unknown.flatMap(({ mount, volume }) => [
      ...(volume ? [put('/spec/template/spec/volumes/-', volume)] : []),
      // The library mounts a scratch folder at /tmp, first of all: one of the service's own takes its place.
      ...(mount.mountPath === TMP
        ? [take(`${path}/volumeMounts/0`), put(`${path}/volumeMounts/0`, mount)]
        : [put(`${path}/volumeMounts/-`, mount)]),
    ]),
    external: unknown.flatMap(({ volume = { name: '' } }) => volumeReferences(volume)),
  };
}

function mountCode(mount: GivenMount, volume: GivenVolume, shared: ReadonlySet<string>): Code {
  const { name: _volume, mountPath: _path, readOnly = false, ...more } = mount;
  if (Object.keys(more).length > 0) return undefined;
  const { configMap: map, secret: secrets, emptyDir } = volume as Readonly<Record<string, Fields | undefined>>;
  if (map && onlyHas(map, ['name'])) return configMap(String(map.name));
  if (secrets && onlyHas(secrets, ['secretName'])) return secret(String(secrets.secretName));
  if (!emptyDir || readOnly || shared.has(volume.name)) return undefined;
  const { sizeLimit, ...rest } = emptyDir;
  if (Object.keys(rest).length > 0) return undefined;
  if (sizeLimit === undefined) return call('Scratch', 'folder');
  return isMemory(sizeLimit) ? call('Scratch', 'folder', { sizeLimit }) : undefined;
}

function onlyHas(source: Fields, keys: readonly string[]): boolean {
  return Object.keys(source).every((key) => keys.includes(key));
}

function volumeReferences(volume: GivenVolume): Code[] {
  const { configMap: map, secret: secrets, projected } = volume as Readonly<Record<string, Fields | undefined>>;
  const parts = (projected?.sources ?? []) as readonly Readonly<Record<string, Fields | undefined>>[];
  return [
    ...named(map?.name as string | undefined, configMap),
    ...named(secrets?.secretName as string | undefined, secret),
    ...parts.flatMap((part) => [
      ...named(part.configMap?.name as string | undefined, configMap),
      ...named(part.secret?.name as string | undefined, secret),
    ]),
  ];
}

function isMemory(value: unknown): value is string {
  return typeof value === 'string' && /^[1-9]\d*(Ki|Mi|Gi|Ti|k|M|G|T)?$/.test(value) && bytes(value) < 2 ** 50;
}

function isCpu(value: unknown): value is string {
  return typeof value === 'string' && /^(\d+m|\d+(\.\d{1,3})?)$/.test(value) && millicores(value) > 0;
}

function textOf(amount: unknown): string {
  return typeof amount === 'number' ? String(amount) : (amount as string);
}

/** Amounts that props take; others are written as they were. A limit that was not there is taken away again. */
function adoptResources(given: NonNullable<GivenContainer['resources']>, path: string): Part {
  const { requests = {}, limits = {}, ...more } = given;
  const amount = (list: Fields, key: string) => (list[key] === undefined ? undefined : textOf(list[key]));
  const cpus = { request: amount(requests, 'cpu') ?? amount(limits, 'cpu'), limit: amount(limits, 'cpu') };
  const memories = { request: amount(requests, 'memory') ?? amount(limits, 'memory'), limit: amount(limits, 'memory') };
  const odd: Patch[] = [];
  const kept = (fields: typeof cpus, name: string, fits: (value: unknown) => boolean): Code => {
    const entries = Object.entries(fields).filter(([, value]) => value !== undefined);
    for (const [key, value] of entries) if (!fits(value)) odd.push(put(`${path}/resources/${key}s/${name}`, value));
    const fitting = entries.filter(([, value]) => fits(value));
    return fitting.length > 0 ? Object.fromEntries(fitting) : undefined;
  };
  const [cpu, memory] = [kept(cpus, 'cpu', isCpu), kept(memories, 'memory', isMemory)];
  return {
    props: (cpu ?? memory) ? { resources: { ...(cpu ? { cpu } : {}), ...(memory ? { memory } : {}) } } : {},
    patches: [
      ...odd,
      ...(memories.limit === undefined ? [take(`${path}/resources/limits/memory`)] : []),
      ...putAll(`${path}/resources/requests`, requests, ['cpu', 'memory']),
      ...putAll(`${path}/resources/limits`, limits, ['cpu', 'memory']),
      ...putAll(`${path}/resources`, more),
    ],
    external: [],
  };
}

/** Fields that the library writes, or whose default it is. */
const SECURITY = ['runAsUser', 'runAsNonRoot', 'readOnlyRootFilesystem', 'allowPrivilegeEscalation', 'capabilities'];

function adoptSecurity(given: Fields, pod: Fields, path: string): Part {
  const user = given.runAsUser ?? pod.runAsUser;
  const isRoot = user === 0;
  const added = (given.capabilities as { readonly add?: readonly string[] } | undefined)?.add ?? [];
  const at = `${path}/securityContext`;
  return {
    props: {
      ...(typeof user === 'number' && !isRoot ? { user } : {}),
      ...(given.readOnlyRootFilesystem === true ? {} : { writableRoot: true }),
    },
    patches: [
      ...(isRoot ? [put(`${at}/runAsUser`, 0), put(`${at}/runAsNonRoot`, false)] : []),
      ...(added.length > 0 ? [put(`${at}/capabilities/${segment('add')}`, added)] : []),
      ...(given.allowPrivilegeEscalation === true || given.privileged === true
        ? [put(`${at}/allowPrivilegeEscalation`, true)]
        : []),
      ...putAll(at, given, SECURITY),
    ],
    external: [],
  };
}
