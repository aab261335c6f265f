import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { apps, documentsIn } from '../apps';
import type { TestCluster } from '../cluster';
import { Application, type ApplicationState } from './application';
import { Repository } from './repository';

const APPS = join(__dirname, '..', '..', '..', '..', 'apps');

/** An app whose committed manifests were synced. */
export interface Committed {
  readonly name: string;
  readonly state: ApplicationState;
  /** After Argo CD compared again, with every cache thrown away. */
  readonly again: ApplicationState;
  /** What it manages, as `Kind name`. */
  readonly resources: readonly string[];
}

/**
 * Has Argo CD sync the folder `manifests` of every app as it is in this repository. Two of the apps are the same service
 * with other plans: one comes after the other, and takes over what that has brought.
 */
export async function syncCommitted({ api, engines, namespace: make }: TestCluster): Promise<readonly Committed[]> {
  const synced: Committed[] = [];
  for (const { name, namespace } of apps) {
    await make(namespace);
    const repository = Repository.create(engines.folder, name);
    const revision = repository.pushFolder(join(APPS, name, 'manifests'), 'as committed');
    const application = await Application.create(api, { name: namespace, repository });
    const state = await application.untilInSync(revision);
    await application.refresh('hard');
    const resources = (await application.resources()).map((resource) => `${resource.kind} ${resource.name}`);
    synced.push({ name, state, again: await application.state(), resources: resources.toSorted() });
  }
  return synced;
}

/** The objects of the committed release of an app, as `Kind name`. */
export function committedObjects(app: string): readonly string[] {
  const folder = join(APPS, app, 'manifests', 'release');
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.yaml'));
  const objects = files.flatMap((file) => documentsIn(readFileSync(join(folder, file), 'utf8')));
  return objects.map(({ kind, metadata }) => `${kind} ${metadata.name}`).toSorted();
}
