import type { Check, CheckedObject } from '../checks/check';
import type { SlotName } from '../core/labels';
import type { Operation } from '../core/patch';
import type { Problem } from '../core/problem';
import { treatedRelease, type Treated, type WrittenManifest } from '../gitops/pulumi';
import type { StageModel } from '../release/model';
import type { AssembledRelease, ReleaseSite } from '../strategy/assembly';
import { definitionOf, type ServiceDefinition } from '../strategy/definition';
import { withoutWave } from '../strategy/manifest';
import { dnsRecords, type DnsRecord } from '../traffic/dns';
import { lateFactProblems, withLateFacts, type LateFacts } from './late-facts';
import { evaluateRelease, writtenManifests, type HeldRelease, type ReleaseOutput } from './output';
import { PatchedRelease } from './patched-release';
import { checkStates } from './states';

/** What a component is evaluated from: plain values alone. */
export interface ComponentInput {
  readonly definition: ServiceDefinition;
  readonly site: ReleaseSite;
  readonly lockFile: string | undefined;
  readonly facts: LateFacts;
  readonly patches: Readonly<Record<string, readonly Operation[]>>;
  readonly checks: readonly Check[];
}

/** An object of a component, and how its engine is to treat it. */
export type ComponentObject = Treated<CheckedObject & WrittenManifest>;

/** A release whose objects can be registered. */
export interface SoundComponent {
  /** In an order in which none comes before what it is after. */
  readonly objects: readonly ComponentObject[];
  readonly model: StageModel;
  readonly output: ReleaseOutput;
  /** Names that clients call the service by: the one in the mesh, then the public hosts. */
  readonly hosts: readonly string[];
  readonly dns: readonly DnsRecord[];
  /** Percent of the traffic of each slot. */
  readonly weights: Readonly<Record<SlotName, number>>;
}

/** What came of a component. */
export interface EvaluatedComponent {
  readonly problems: readonly Problem[];
  /** @default - there are errors so early that there are no objects */
  readonly sound?: SoundComponent;
}

/** Evaluates a release for an engine that takes its objects one by one, and runs the checks on both of its states. */
export function evaluateComponent(input: ComponentInput): EvaluatedComponent {
  const { site, definition, facts, checks } = input;
  const late = lateFactProblems(definition, facts, { construct: site.construct });
  const patched = patchedRelease(input);
  const evaluation = patched.evaluate();
  const release: HeldRelease = {
    construct: site.construct,
    lockFile: input.lockFile,
    evaluate: () => evaluation,
    renderManifest: (manifest, options) => withoutWave(patched.render(manifest, {}, options)),
  };
  const { problems: own, output } = evaluateRelease(release);
  const { assembled } = evaluation;
  if (!assembled || !output) return { problems: [...late, ...own] };
  const { model } = assembled.input;
  const written = writtenManifests(release, assembled.manifests);
  const objects = treatedRelease(written.objects, model);
  const checked = checkStates(written.objects, [output], checks);
  return {
    problems: [...late, ...own, ...written.problems, ...checked],
    sound: { objects, model, output, ...reachedBy(assembled) },
  };
}

/** How clients reach the service. */
function reachedBy({ definition, input }: AssembledRelease): Pick<SoundComponent, 'hosts' | 'dns' | 'weights'> {
  const { model, namespace, platform } = input;
  const { hosts } = definition.router;
  const { blue, green } = model.slots;
  return {
    hosts: [`${model.service}.${namespace}.svc.${platform.clusterDomain}`, ...hosts],
    dns: dnsRecords(model, hosts),
    weights: { blue: blue?.weight ?? 0, green: green?.weight ?? 0 },
  };
}

function patchedRelease({ definition, site, facts, patches }: ComponentInput): PatchedRelease {
  return new PatchedRelease(definitionOf(withLateFacts(definition, facts)), site, {
    kinds: () => Object.keys(patches),
    ofKind: (kind) => (Object.hasOwn(patches, kind) ? (patches[kind] ?? []) : []),
    ofObject: () => [],
  });
}
