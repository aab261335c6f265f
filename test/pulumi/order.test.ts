import { isSame } from '../../lib/core/diff';
import { WAVES, waveOf } from '../../lib/strategy/manifest';
import { apps } from '../engines/support/apps';
import { playAt, reachedStages, stagesOf } from './support/apps';
import { objectsOf, type Registered } from './support/engine';

jest.setTimeout(120_000);

const app = apps.find(({ name }) => name === 'recommendation')!;
const stages = stagesOf(app);
const reached = reachedStages(stages);

const played = new Map<string, ReadonlyMap<string, Registered>>();

beforeAll(async () => {
  for (const each of reached) played.set(each.name, objectsOf((await playAt(app, each)).registered));
});

const at = (name: string): ReadonlyMap<string, Registered> => played.get(name)!;

const resource = (objects: ReadonlyMap<string, Registered>, id: string) => objects.get(`recommendation-${id}`)!;
const needs = (objects: ReadonlyMap<string, Registered>, id: string) => resource(objects, id).dependsOn;

describe('the order in which Pulumi updates a release', () => {
  it('makes before it breaks: subsets and ready pods before the route, the Service before the pods', () => {
    const objects = at('shift-10');
    for (const before of ['DestinationRule', 'Deployment-blue', 'Deployment-green', 'HorizontalPodAutoscaler-green']) {
      expect(needs(objects, 'VirtualService')).toContain(`recommendation-${before}`);
    }
    expect(needs(objects, 'Deployment-green')).toContain('recommendation-Service');
    expect(needs(objects, 'DestinationRule')).not.toContain('recommendation-Deployment-green');
    const [run] = [...objects.values()].filter(({ inputs }) => inputs.kind === 'AnalysisRun');
    expect(run!.dependsOn).toContain('recommendation-VirtualService');
  });

  it('on the way back moves the route before it comes to the pods of the rejected version', () => {
    const objects = at('rollback from shift-25');
    expect(needs(objects, 'VirtualService')).not.toContain('recommendation-Deployment-green');
    expect(needs(objects, 'VirtualService')).toContain('recommendation-Deployment-blue');
    expect(needs(objects, 'Deployment-green')).toContain('recommendation-VirtualService');
  });

  it('waits for a slot that was retired before it routes back to it', () => {
    const objects = at('rollback from retire');
    expect(needs(objects, 'VirtualService')).toContain('recommendation-Deployment-blue');
    expect(resource(objects, 'Deployment-blue').inputs.metadata.annotations).not.toHaveProperty('pulumi.com/skipAwait');
  });

  it.each(reached)(
    'at $name has no object wait for one of a later wave, and everything for the first',
    async (each) => {
      const objects = objectsOf((await playAt(app, each)).registered);
      const turn = ({ inputs, dependsOn }: Registered) =>
        dependsOn.includes('recommendation-VirtualService') ? WAVES.length : WAVES.indexOf(waveOf(inputs.kind));
      const base = [...objects.values()].filter((one) => turn(one) === 0).map(({ name }) => name);
      for (const one of objects.values()) {
        for (const before of one.dependsOn) {
          const isScaler = before.replace('HorizontalPodAutoscaler', 'Deployment') === one.name;
          if (!isScaler) expect(turn(objects.get(before)!)).toBeLessThan(turn(one));
        }
        if (turn(one) > 0) expect(one.dependsOn).toEqual(expect.arrayContaining(base));
      }
    },
  );
});

describe('what Pulumi waits for', () => {
  const annotations = (one: Registered) => one.inputs.metadata.annotations ?? {};

  it('is a Deployment, for twice the time of one pod, until it is as large as its autoscaler holds it', () => {
    const objects = at('preview');
    const deployment = resource(objects, 'Deployment-green');
    expect(deployment.timeouts).toEqual({ create: '360s', update: '360s' });
    expect(annotations(deployment)['pulumi.com/waitFor']).toBe(
      '["jsonpath={.status.updatedReplicas}=8","jsonpath={.status.availableReplicas}=8"]',
    );
    expect(deployment.dependsOn).toContain('recommendation-HorizontalPodAutoscaler-green');
  });

  it('is by the provider’s own rule where the autoscaler may choose, or the slot is stopped', () => {
    expect(resource(at('idle'), 'HorizontalPodAutoscaler-blue').inputs.spec).toMatchObject({
      minReplicas: 4,
      maxReplicas: 8,
    });
    for (const [stage, id] of [
      ['idle', 'Deployment-blue'],
      ['retire', 'Deployment-blue'],
    ] as const) {
      expect(annotations(resource(at(stage), id))).not.toHaveProperty('pulumi.com/waitFor');
    }
  });

  it('is neither a verdict, nor the endpoints of a Service, nor a version that was rejected', () => {
    for (const one of at('shift-10').values()) {
      const isSkipped = ['Service', 'AnalysisRun'].includes(one.inputs.kind);
      expect([one.name, annotations(one)['pulumi.com/skipAwait']]).toEqual([one.name, isSkipped ? 'true' : undefined]);
    }
    const back = at('rollback from shift-10');
    expect(annotations(resource(back, 'Deployment-green'))['pulumi.com/skipAwait']).toBe('true');
    expect(annotations(resource(back, 'Deployment-blue'))).not.toHaveProperty('pulumi.com/skipAwait');
  });

  it('is told who writes, and that conflicts end as the release says', () => {
    for (const one of at('shift-10').values()) {
      expect(annotations(one)).toMatchObject({
        'pulumi.com/patchFieldManager': 'cutover',
        'pulumi.com/patchForce': 'true',
      });
    }
  });
});

describe('what Pulumi may not delete or replace', () => {
  const protectedAt = (name: string) =>
    [...at(name).values()].filter(({ protect }) => protect).map((one) => one.name.slice('recommendation-'.length));

  it('is what routes, and the pods of every slot that has traffic or is live', () => {
    const routing = ['Service', 'DestinationRule', 'VirtualService'];
    expect(protectedAt('preview').sort()).toEqual([...routing, 'Deployment-blue'].sort());
    expect(protectedAt('shift-50').sort()).toEqual([...routing, 'Deployment-blue', 'Deployment-green'].sort());
    expect(protectedAt('idle after the swap').sort()).toEqual([...routing, 'Deployment-green'].sort());
    expect(protectedAt('rollback from shift-50').sort()).toEqual([...routing, 'Deployment-blue'].sort());
  });
});

/** What a later stage makes of an object that Pulumi already has is derived from the inputs: there is no engine here. */
describe('from stage to stage', () => {
  const steps: readonly (readonly [from: string, to: string])[] = [
    ...stages.steps().map(([from, to]) => [from.name, to.name] as const),
    ...stages.names.slice(1).map((name) => [name, `rollback from ${name}`] as const),
  ];

  function replaced([from, to]: (typeof steps)[number], mutableConfigMaps: boolean): readonly string[] {
    const kept = [...at(to).values()].filter(({ name }) => at(from).has(name));
    expect(kept.length).toBeGreaterThan(10);
    const fields = (one: Registered) => forcing(one, mutableConfigMaps);
    return kept.filter((one) => !isSame(fields(one), fields(at(from).get(one.name)!))).map(({ name }) => name);
  }

  it.each(steps)('%s → %s updates in place whatever it keeps, and replaces nothing', (...step) => {
    expect(replaced(step, true)).toEqual([]);
  });

  it('replaces the ConfigMap of the dashboard alone where the provider is not told that ConfigMaps may change', () => {
    const found = steps.flatMap((step) => replaced(step, false));
    expect([...new Set(found)]).toEqual(['recommendation-Dashboard-recommendation-dashboard']);
  });

  it.each(steps)('%s → %s has no object that comes again under another name', (from, to) => {
    const nameOf = ({ inputs }: Registered) => `${inputs.kind} ${inputs.metadata.name}`;
    const before = new Map([...at(from).values()].map((one) => [nameOf(one), one.name]));
    for (const one of at(to).values())
      expect([one.name, before.get(nameOf(one)) ?? one.name]).toEqual([one.name, one.name]);
  });
});

/** The fields whose change makes the provider replace an object (`forceNew` of pulumi-kubernetes). */
function forcing({ type, inputs }: Registered, mutableConfigMaps: boolean): unknown {
  const { apiVersion, kind, metadata, data, binaryData, roleRef, immutable } = inputs;
  const { selector, clusterIP } = { ...(inputs.spec as { readonly selector?: unknown; readonly clusterIP?: unknown }) };
  return {
    ...{ type, apiVersion, kind, name: metadata.name, namespace: metadata.namespace },
    ...(kind === 'Deployment' ? { selector } : {}),
    ...(kind === 'Service' ? { clusterIP } : {}),
    ...(kind === 'ConfigMap' && (immutable === true || !mutableConfigMaps) ? { data, binaryData } : {}),
    ...(kind === 'RoleBinding' ? { roleRef } : {}),
  };
}
