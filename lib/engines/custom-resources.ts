import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import type { ClusterApi, ClusterObject } from '../cluster/api';
import { until } from '../cluster/wait';
import { clusterApi } from './api';
import type { Engine } from './engine';
import { installedFile } from './pins';

/** Definitions of Istio's resources alone: each definition more costs an API server a tenth of a second. */
export const istioResources: Engine = {
  name: 'istio-resources',
  pin: 'crds',
  needs: ['api-server'],
  prepare: async (setting) => {
    await createDefinitions(await clusterApi(setting), [installedFile('crds', 'istio')]);
  },
};

/** Those of Argo Rollouts and the Prometheus Operator as well. */
export const customResources: Engine = {
  name: 'custom-resources',
  pin: 'crds',
  needs: ['istio-resources'],
  prepare: async (setting) => {
    const folders = ['argo-rollouts', 'prometheus-operator'];
    await createDefinitions(
      await clusterApi(setting),
      folders.map((folder) => installedFile('crds', folder)),
    );
  },
};

/** Creates the definitions in files, or in all files of folders, and waits until the API server serves them. */
export async function createDefinitions(api: ClusterApi, paths: readonly string[]): Promise<void> {
  const definitions = paths
    .flatMap(yamlFilesIn)
    .flatMap(objectsIn)
    .filter(({ kind }) => kind === 'CustomResourceDefinition');
  await Promise.all(definitions.map((definition) => api.create(definition)));
  // One after the other: they are large, and the server establishes them in turn.
  for (const definition of definitions) {
    await until(
      async () => isServed(await api.get(definition)),
      { limit: 60_000, every: 100 },
      (why) => new Error(`${definition.metadata.name} is not served: ${why}`),
    );
  }
}

function isServed(definition: ClusterObject | undefined): boolean {
  const conditions = (definition?.status?.conditions ?? []) as readonly {
    readonly type: string;
    readonly status: string;
  }[];
  return conditions.some(({ type, status }) => type === 'Established' && status === 'True');
}

function yamlFilesIn(path: string): readonly string[] {
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => join(path, name));
}

function objectsIn(file: string): readonly ClusterObject[] {
  const documents = parseAllDocuments(readFileSync(file, 'utf8'));
  return documents.flatMap((document) => (document.contents === null ? [] : [document.toJS() as ClusterObject]));
}
