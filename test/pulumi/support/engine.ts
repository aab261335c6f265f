import * as pulumi from '@pulumi/pulumi';
import { deserializeProperties } from '@pulumi/pulumi/runtime/rpc';
import type { KubeObject } from 'cutover';

/** A resource as Pulumi's runtime asks its engine to register it. */
export interface Registered {
  readonly type: string;
  readonly name: string;
  readonly custom: boolean;
  /** Name of the resource that it is a part of. */
  readonly parent: string;
  readonly inputs: KubeObject;
  /** Names of the resources that it has to be registered after. */
  readonly dependsOn: readonly string[];
  readonly protect: boolean | undefined;
  readonly retainOnDelete: boolean | undefined;
  readonly ignoreChanges: readonly string[];
  readonly timeouts: { readonly create: string; readonly update: string };
}

/** What a program asked of the engine. */
export interface Played<T> {
  readonly result: T;
  readonly registered: readonly Registered[];
}

/** Runs a program against mocks, and keeps what the runtime asked of the engine: options besides inputs. */
export async function play<T>(program: () => T, { preview = true } = {}): Promise<Played<T>> {
  const registered: Registered[] = [];
  await connectToMocks({ preview });
  const monitor = pulumi.runtime.getMonitor() as unknown as Monitor;
  const register = monitor.registerResource.bind(monitor);
  monitor.registerResource = (request, callback) => {
    registered.push(registeredBy(request));
    return register(request, callback);
  };
  const result = program();
  await pulumi.runtime.disconnect();
  return { result, registered };
}

/** Gives the runtime mocks in the place of its engine: every resource becomes what it was asked to be. */
export async function connectToMocks({ preview }: { readonly preview: boolean }): Promise<void> {
  await pulumi.runtime.setMocks(
    { newResource: ({ name, inputs }) => ({ id: `${name}-id`, state: inputs }), call: () => ({}) },
    'project',
    'stack',
    preview,
  );
}

/** The objects among what was registered, by the name of their resource. */
export function objectsOf(registered: readonly Registered[]): ReadonlyMap<string, Registered> {
  return new Map(registered.filter(({ custom }) => custom).map((each) => [each.name, each]));
}

/** What an Output comes to. */
export function valueOf<T>(output: pulumi.Output<T>): Promise<T> {
  return (output as unknown as { promise(): Promise<T> }).promise();
}

interface Monitor {
  registerResource: (request: Request, callback: unknown) => Promise<void>;
}

/** What is read of a RegisterResourceRequest of the engine's protocol. */
export interface Request {
  getType(): string;
  getName(): string;
  getCustom(): boolean;
  getParent(): string;
  getObject(): unknown;
  getDependenciesList(): string[];
  getProtect(): boolean | undefined;
  getRetainondelete(): boolean | undefined;
  getIgnorechangesList(): string[];
  getCustomtimeouts(): { getCreate(): string; getUpdate(): string } | undefined;
}

/** A resource, read from the request to register it. What is not known yet is Pulumi's `unknown`. */
export function registeredBy(request: Request): Registered {
  const timeouts = request.getCustomtimeouts();
  return {
    type: request.getType(),
    name: request.getName(),
    custom: request.getCustom(),
    parent: nameIn(request.getParent()),
    inputs: deserializeProperties(request.getObject() as never, true) as KubeObject,
    dependsOn: request.getDependenciesList().map(nameIn),
    protect: request.getProtect(),
    retainOnDelete: request.getRetainondelete(),
    ignoreChanges: request.getIgnorechangesList(),
    timeouts: { create: timeouts?.getCreate() ?? '', update: timeouts?.getUpdate() ?? '' },
  };
}

function nameIn(urn: string): string {
  return urn.slice(urn.lastIndexOf('::') + 2);
}
