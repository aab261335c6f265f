import * as pulumi from '@pulumi/pulumi';
import { BlueGreen, type BlueGreenArgs } from 'cutover/pulumi';
import { apps, stagesOf, type App } from '../engines/support/apps';
import { reachedStages, type Reached } from './support/apps';
import { objectsOf, play } from './support/engine';

jest.setTimeout(300_000);

type Late = (app: App, at: Reached) => Partial<BlueGreenArgs>;

const unknown = <T>() => pulumi.output(pulumi.unknown as T) as pulumi.Output<T>;

const releaseWith = ({ stage, before }: Reached, candidate?: pulumi.Output<string>): BlueGreenArgs['release'] => {
  const { slots, live, ...release } = stage.release;
  const late = Object.entries(slots).map(([slot, version]) => [
    slot,
    slot === live || !candidate ? version : { ...version, image: candidate },
  ]);
  return { ...release, live, slots: Object.fromEntries(late), ...(before ? { lock: before } : {}) };
};

const LATE: readonly (readonly [what: string, late: Late])[] = [
  ['the namespace', () => ({ namespace: unknown() })],
  ['the image of the other slot', (_app, at) => ({ release: releaseWith(at, unknown()) })],
  ['the limit of the database', ({ props }) => (props.database ? { maxConnections: unknown() } : {})],
];

async function objectsAt(app: App, at: Reached, late: Partial<BlueGreenArgs>) {
  const { namespace, platform, props } = app;
  const args: BlueGreenArgs = { namespace, platform, release: releaseWith(at), ...props, ...late };
  return objectsOf((await play(() => new BlueGreen(at.stage.release.service, args))).registered);
}

/** What a preview must know of an object, or it would be shown as another one. */
describe.each(apps)('a preview of $name that does not know', (app) => {
  it.each(LATE)(
    '%s, knows every object by its name at every stage, and all that does not depend on it',
    async (_what, late) => {
      for (const at of reachedStages(stagesOf(app))) {
        const args = late(app, at);
        const [known, seen] = [await objectsAt(app, at, {}), await objectsAt(app, at, args)];
        expect([at.name, [...seen.keys()].sort()]).toEqual([at.name, [...known.keys()].sort()]);
        for (const [name, { inputs }] of seen) {
          expect([at.name, name, inputs.metadata.name]).toEqual([at.name, name, known.get(name)!.inputs.metadata.name]);
          if (!args.namespace)
            expect([at.name, name, inputs.metadata]).toEqual([at.name, name, known.get(name)!.inputs.metadata]);
          if (args.release && inputs.kind !== 'Deployment')
            expect([name, inputs]).toEqual([name, known.get(name)!.inputs]);
        }
      }
    },
  );
});
