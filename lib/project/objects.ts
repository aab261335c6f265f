import { parseAllDocuments } from 'yaml';
import { CutoverError } from '../core/error';
import type { KubeObject } from '../core/kube';
import { outputRule } from '../files/output';

/** Where the objects of a stage are, in the output of an app; the way back is beside it. */
const STAGE_FILES = /^release\/.*\.yaml$/;

/** The objects of a stage, read from the files of an output. Throws for a text that synthesis did not write. */
export function objectsOf(files: Readonly<Record<string, string>>): readonly KubeObject[] {
  return Object.entries(files)
    .filter(([file]) => STAGE_FILES.test(file))
    .flatMap(([file, text]) => objectsIn(file, text));
}

/** The objects in one file of an output. Throws for a text that synthesis did not write. */
export function objectsIn(file: string, text: string): readonly KubeObject[] {
  return [...parseAllDocuments(text)].map((document) => {
    const [error] = document.errors;
    const object: unknown = error ? undefined : document.toJS();
    if (isObject(object)) return object;
    throw new CutoverError([
      outputRule.problem({
        at: { file },
        given: error?.message ?? 'a document that is no Kubernetes object',
        allowed: 'what synthesis wrote',
        fix: 'run the app, and commit what it writes',
      }),
    ]);
  });
}

function isObject(value: unknown): value is KubeObject {
  if (typeof value !== 'object' || value === null) return false;
  const { apiVersion, kind, metadata } = value as Partial<KubeObject>;
  return typeof apiVersion === 'string' && typeof kind === 'string' && typeof metadata?.name === 'string';
}
