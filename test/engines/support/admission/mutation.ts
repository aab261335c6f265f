import { JsonPatch } from 'cdk8s';
import { applyPatch, type Operation } from 'fast-json-patch';
import type { KubeObject } from 'cutover';
import type { Draft } from './draft';

/** Where a fault is written: into the props of the service, the values of the release, or a patch of an object. */
export type Level = 'props' | 'release' | 'patch';

/** A fault that people can write, and the same fault in what would be sent. */
export interface Mutation {
  readonly name: string;
  readonly level: Level;
  /** Writes the fault as people do. May throw a CutoverError, which is a way to be refused. */
  readonly write: (draft: Draft) => void;
  /** Kind of the object that has the fault; `Pod` is one made from the Deployment. */
  readonly kind: string;
  /** Makes the fault in the object of a sound definition. */
  readonly fault: readonly Operation[];
}

/** A value of an object, by its path. */
export const set = (path: string, value: unknown): Operation => ({ op: 'add', path, value });
export const unset = (path: string): Operation => ({ op: 'remove', path });

export const CONTAINER = '/spec/template/spec/containers/0';
/** The same container in a pod. */
export const IN_POD = '/spec/containers/0';

/** A fault of the props or of the release. */
export function written(
  level: 'props' | 'release',
  name: string,
  write: (draft: Draft) => void,
  kind: string,
  ...fault: readonly Operation[]
): Mutation {
  return { name, level, write, kind, fault };
}

/** A fault of a patch, which is the same in the object. */
export function patched(name: string, kind: string, ...fault: readonly Operation[]): Mutation {
  return { name, level: 'patch', write: (draft) => patch(draft, kind, fault), kind, fault };
}

/** A fault of a patch of the Deployment's template, which only shows in a pod: Pod Security refuses no Deployment. */
export function patchedPod(name: string, ...fault: readonly Operation[]): Mutation {
  const ofTemplate = fault.map((operation) => ({ ...operation, path: `/spec/template${operation.path}` }));
  return { name, level: 'patch', write: (draft) => patch(draft, 'Deployment', ofTemplate), kind: 'Pod', fault };
}

function patch(draft: Draft, kind: string, operations: readonly Operation[]): void {
  draft.patches.push((release) =>
    release.patch(
      kind,
      ...operations.map((operation) =>
        operation.op === 'remove'
          ? JsonPatch.remove(operation.path)
          : JsonPatch.add(operation.path, (operation as { readonly value: unknown }).value),
      ),
    ),
  );
}

/** A copy of an object with a fault. */
export function faulty(object: KubeObject, fault: readonly Operation[]): KubeObject {
  return fault.reduce((copy, operation) => applyPatch(copy, [operation], true).newDocument, structuredClone(object));
}
