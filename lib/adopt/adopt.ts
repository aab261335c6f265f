import type { ReleaseData } from '../release/release';
import { adoptionOf, type Adoption, type AdoptionChoice } from './adoption';
import type { Difference } from './difference';
import { differencesOf } from './differences';
import { nameOf, type GivenObject } from './shapes';
import { synthesizeAdoption } from './synthesize';
import { takeoverFiles } from './takeover';
import { appFiles } from './text';

/** A running service as the files of an app, and what is not as it was. */
export interface Adopted {
  readonly service: string;
  readonly namespace: string;
  readonly release: ReleaseData;
  /** Texts by the path of the file. */
  readonly files: ReadonlyMap<string, string>;
  readonly differences: readonly Difference[];
  /** What a person has to decide before the slot takes over. */
  readonly decisions: readonly string[];
}

/** Writes the app of a Deployment that is among objects. Nothing is written to the disk. Throws where it is refused. */
export function adopt(objects: readonly GivenObject[], choice: AdoptionChoice): Adopted {
  const adoption = adoptionOf(objects, choice);
  const written = synthesizeAdoption(adoption);
  const differences = differencesOf(adoption, written);
  const { service, namespace } = adoption.around;
  const decisions = [...adoption.decisions, ...fieldsToDecide(differences)];
  const takeover = takeoverFiles(adoption, written);
  const app = appFiles({ ...adoption, service, namespace, comment: commentOf(adoption, decisions) });
  return {
    service,
    namespace,
    release: adoption.release,
    files: new Map([...app, ...[...takeover].map(([name, text]) => [`takeover/${name}`, text] as const)]),
    differences,
    decisions,
  };
}

function fieldsToDecide(differences: readonly Difference[]): string[] {
  return differences.filter(({ decide }) => decide).map(({ object, path, meaning }) => `${object} ${path}: ${meaning}`);
}

function commentOf({ around: { service, deployment } }: Adoption, decisions: readonly string[]): readonly string[] {
  const first = `${service}, as ${nameOf(deployment)} runs it.`;
  if (decisions.length === 0) return [first];
  return [first, '', 'To decide before the slot takes over:', ...decisions.map((decision) => `- ${decision}`)];
}
