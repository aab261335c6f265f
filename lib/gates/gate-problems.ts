import type { Place, Problem } from '../core/problem';
import { repeated } from '../core/repeated';
import type { ObjectiveFacts } from '../objectives/objective';
import type { Access } from '../service/access';
import { imageProblems } from '../service/definition-problems';
import type { Slo } from '../objectives/slo';
import { gateRule, type BudgetGate, type GateFacts } from './gate';
import { gateImage, type GateSite } from './pre-release';
import { AT_THE_END } from './stage-gates';

/** Who may call the service, as far as the Jobs of its gates go. */
export interface GateCaller {
  readonly namespace: string;
  readonly access: Access | undefined;
}

/** Gates whose Jobs cannot run, or cannot reach the service, and gates of one name. */
export function gateImageProblems(
  gates: readonly GateFacts[],
  images: GateSite['images'],
  { namespace, access }: GateCaller,
  at: Place,
): Problem[] {
  const place: Place = { ...at, field: 'before' };
  const jobs = gates.filter(({ kind }) => kind === 'smoke' || kind === 'load' || kind === 'job');
  const isLetIn = access?.peers.some(
    ({ facts }) => facts.namespace === namespace && facts.serviceAccount === undefined,
  );
  return [
    ...repeated(gates.map(({ name }) => name)).map((name) =>
      gateRule.problem({ at: place, given: `two gates named ${name}`, allowed: 'each name once', fix: 'rename one' }),
    ),
    ...jobs.flatMap((gate) => {
      const image = gateImage(gate, images);
      return image === undefined
        ? [missingImage(gate, place)]
        : imageProblems(image, { ...place, field: `before ${gate.name}` });
    }),
    ...(access && !isLetIn && jobs.length > 0
      ? [
          gateRule.problem({
            at: place,
            given: `${jobs.map(({ name }) => name).join(', ')} in namespace ${namespace}, which may not call the service`,
            allowed: 'Jobs that reach what they ask',
            fix: `add Peer.namespace('${namespace}') to access`,
          }),
        ]
      : []),
  ];
}

/** Gates that share a name with what is measured in the same run, and gates whose evidence comes with objectives. */
export function gateObjectiveProblems(
  gates: readonly GateFacts[],
  objectives: readonly ObjectiveFacts[],
  slos: readonly Slo[],
  at: Place,
): Problem[] {
  const place: Place = { ...at, field: 'before' };
  const recorded = slos.map(({ name }) => name);
  const measured = objectives
    .filter(({ rollback }) => rollback.signal.scope === 'database')
    .flatMap(({ name }) => [name, `${name}${AT_THE_END}`]);
  const shared = new Set(gates.map(({ name }) => name).filter((name) => measured.includes(name)));
  return [
    ...[...shared].map((name) =>
      gateRule.problem({
        at: place,
        given: `a gate and an objective named ${name}`,
        allowed: 'each name once: Argo Rollouts refuses an analysis with two metrics of one name',
        fix: 'rename one',
      }),
    ),
    ...gates.flatMap((gate) =>
      gate.kind === 'budget' && !recorded.includes(gate.slo.name) ? [unrecorded(gate, place)] : [],
    ),
    ...(objectives.length > 0
      ? []
      : gates.filter(({ kind }) => kind === 'no-page').map(({ name }) => unproved(name, place))),
  ];
}

/** Without objectives no rule says that rules are evaluated: silence would be no answer, and the gate could never pass. */
function unproved(name: string, at: Place): Problem {
  return gateRule.problem({
    at,
    given: `${name} without objectives`,
    allowed: 'objectives beside it: their rules show that alerts are evaluated, and silence means that none fires',
    fix: 'add objectives, such as Objectives.guide000(), or take the gate out',
  });
}

/** Its rules are written for the SLOs of the service: the budget of another one has no series, and the gate no verdict. */
function unrecorded({ name, slo }: BudgetGate, at: Place): Problem {
  return gateRule.problem({
    at,
    given: `${name} on the SLO ${slo.name}, which is not one of slos`,
    allowed: 'an SLO of the service, whose rules record what is left of its budget',
    fix: 'add it to slos',
  });
}

function missingImage({ kind, name }: GateFacts, at: Place): Problem {
  return gateRule.problem({
    at,
    given: `${name} without an image`,
    allowed: 'an image by digest',
    fix: `give it one, or say gateImages.${kind} in the platform: one for all services`,
  });
}
