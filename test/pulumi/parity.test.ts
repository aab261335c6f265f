import { canonicalText } from '../../lib/core/canonical';
import { apps } from '../engines/support/apps';
import { playAt, reachedStages, stagesOf, withoutOrder } from './support/apps';
import { objectsOf } from './support/engine';

jest.setTimeout(120_000);

describe.each(apps)('the component of $name', (app) => {
  const reached = reachedStages(stagesOf(app));

  it.each(reached)('at $name registers, byte by byte, the objects that cdk8s writes', async (at) => {
    const { registered } = await playAt(app, at);
    const objects = [...objectsOf(registered).values()].map(({ inputs }) => canonicalText(withoutOrder(inputs)));
    expect(objects.sort()).toEqual(at.stage.objects.map((object) => canonicalText(withoutOrder(object))).sort());
  });
});
