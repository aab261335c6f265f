import { adopt } from '../../lib/adopt/adopt';
import { formatDifference } from '../../lib/adopt/difference';
import type { GivenObject } from '../../lib/adopt/shapes';
import { objectOf, plainObjects } from './sample';

const decisionsOf = (objects: readonly GivenObject[]) => adopt(objects, {}).decisions;

describe('pods that were never together', () => {
  it('are a decision: where the Deployment said Recreate, the slot comes up beside them all the same', () => {
    const { differences, decisions, files } = adopt(plainObjects({ spec: { strategy: { type: 'Recreate' } } }), {});
    const [strategy] = differences.filter(({ path }) => path === 'spec.strategy.type');
    expect(formatDifference(strategy!)).toMatch(
      /^decide {2}Deployment shop\/checkout spec\.strategy\.type: "Recreate" → "RollingUpdate": it never ran old and new pods at the same time.*two writers/,
    );
    expect(decisions.join('\n')).toContain('never ran old and new pods at the same time');
    expect(files.get('service.ts')).toContain('never ran old and new pods at the same time');
  });

  it('are none where it was rolled, whatever its numbers', () => {
    const strategy = { type: 'RollingUpdate', rollingUpdate: { maxUnavailable: 1, maxSurge: 0 } };
    expect(decisionsOf(plainObjects({ spec: { strategy } }))).toEqual(decisionsOf(plainObjects()));
  });
});

describe('a claim that the pods mount', () => {
  const pod = { volumes: [{ name: 'data', persistentVolumeClaim: { claimName: 'shop-data' } }] };
  const container = { volumeMounts: [{ name: 'data', mountPath: '/data' }] };
  const claim = (name: string, ...accessModes: readonly string[]) =>
    objectOf('v1', 'PersistentVolumeClaim', name, { accessModes });
  const about = (...claims: readonly GivenObject[]) =>
    decisionsOf([...plainObjects({ pod, container }), ...claims]).filter((text) => text.includes('shop-data'));

  it('by one node alone is a decision, and says that two would write', () => {
    expect(about(claim('shop-data', 'ReadWriteOnce'))).toEqual([
      'volumes.data: PersistentVolumeClaim shop-data is ReadWriteOnce, and the pods of both slots mount it at the same time, at the takeover and in every release: pods of the slot do not start on another node, and on the same one two write to one disk; give it a claim that is ReadWriteMany and a program that can share it, or do not adopt it',
    ]);
    expect(about(claim('shop-data', 'ReadWriteOncePod'))[0]).toContain('is ReadWriteOncePod');
    expect(about(claim('shop-data', 'ReadWriteOnce', 'ReadOnlyMany'))[0]).toContain('is ReadWriteOnce, ReadOnlyMany');
  });

  it('of which nobody knows how it can be mounted counts as one of one node', () => {
    expect(about(claim('another', 'ReadWriteMany'))[0]).toContain('has an access mode that is not known');
    expect(about(objectOf('v1', 'PersistentVolumeClaim', 'shop-data', {}))[0]).toContain('that is not known');
  });

  it('by pods on several nodes is none', () => {
    expect(about(claim('shop-data', 'ReadWriteOnce', 'ReadWriteMany'))).toEqual([]);
    expect(about(claim('shop-data', 'ReadOnlyMany'))).toEqual([]);
  });
});
