import { JsonPatch } from 'cdk8s';
import { pod } from '../../lib/checks/pod';
import { found, synthesisOf } from './fixtures';

const POD = '/spec/template/spec';
const CONTAINER = `${POD}/containers/0`;
const IMAGE = `sidecar@sha256:${'d'.repeat(64)}`;

const patchedWith = (...patches: readonly JsonPatch[]) => found(pod, synthesisOf({ patches: { Deployment: patches } }));

describe('pod', () => {
  test('says that a container mounts a volume that is not there', () => {
    expect(patchedWith(JsonPatch.add(`${CONTAINER}/volumeMounts/-`, { name: 'gone', mountPath: '/gone' }))).toEqual([
      expect.objectContaining({
        id: 'pod',
        severity: 'error',
        at: {
          construct: 'shop/checkout/Deployment-blue',
          object: 'Deployment shop/checkout-blue',
          field: 'spec.template.spec.containers[0].volumeMounts[1].name',
        },
        given: "volume 'gone', which the pod does not have",
        allowed: expect.stringMatching(/^one of its volumes: scratch-tmp-/),
        fix: 'add the volume in the same patch',
      }),
    ]);
  });

  test('says that something is there twice', () => {
    const more = (path: string, value: object) => [JsonPatch.add(path, value), JsonPatch.add(path, value)];
    const problems = patchedWith(
      ...more(`${POD}/volumes/-`, { name: 'cache', emptyDir: {} }),
      ...more(`${CONTAINER}/volumeMounts/-`, { name: 'cache', mountPath: '/cache' }),
      JsonPatch.add(`${CONTAINER}/env`, [{ name: 'A' }, { name: 'A' }]),
      ...more(`${POD}/containers/-`, { name: 'log', image: IMAGE }),
    );
    expect(problems.map(({ at, given }) => [at.field, given])).toEqual([
      ['spec.template.spec.containers', 'more than one container log'],
      ['spec.template.spec.volumes', 'more than one volume cache'],
      ['spec.template.spec.containers[0].env', 'more than one variable A'],
      ['spec.template.spec.containers[0].volumeMounts', 'more than one mount /cache'],
    ]);
  });

  test('says that a container has no image, or a port that is none', () => {
    const problems = patchedWith(
      JsonPatch.remove(`${CONTAINER}/image`),
      JsonPatch.replace(`${CONTAINER}/ports/0/containerPort`, 70_000),
    );
    expect(problems.map(({ at, given }) => [at.field, given])).toEqual([
      ['spec.template.spec.containers[0].image', 'no image of checkout'],
      ['spec.template.spec.containers[0].ports[0].containerPort', '70000'],
    ]);
  });

  test('says that a container asks for more than it may use', () => {
    const resources = { requests: { cpu: '1.5', memory: '1Gi' }, limits: { cpu: '1500m', memory: '1000Mi' } };
    expect(patchedWith(JsonPatch.replace(`${CONTAINER}/resources`, resources))).toMatchObject([
      {
        at: { field: 'spec.template.spec.containers[0].resources.requests.memory' },
        given: 'a request of 1Gi above the limit of 1000Mi',
      },
    ]);
  });

  test('takes what fits, and quantities in forms that it does not know', () => {
    const init = { name: 'init', image: IMAGE, volumeMounts: [{ name: 'cache', mountPath: '/cache' }] };
    const resources = { requests: { memory: '1Gi' }, limits: { cpu: '1', memory: '1.5Gi' } };
    const problems = patchedWith(
      JsonPatch.add(`${POD}/volumes/-`, { name: 'cache', emptyDir: {} }),
      JsonPatch.add(`${POD}/initContainers`, [init]),
      JsonPatch.replace(`${CONTAINER}/resources`, resources),
    );
    expect(problems).toEqual([]);
  });
});
