import { JsonPatch } from 'cdk8s';
import { probes } from '../../lib/checks/probes';
import { Probe } from '../../lib/service/probe';
import { deployment, found, synthesisOf, withObjects } from './fixtures';

const CONTAINER = '/spec/template/spec/containers/0';
const AT = { construct: 'shop/checkout/Deployment-blue', object: 'Deployment shop/checkout-blue' };

describe('probes', () => {
  test('says that a patch took a probe away', () => {
    const patches = { Deployment: [JsonPatch.remove(`${CONTAINER}/readinessProbe`)] };
    expect(found(probes, synthesisOf({ patches }))).toEqual([
      expect.objectContaining({
        id: 'probes',
        severity: 'error',
        at: { ...AT, field: 'spec.template.spec.containers[0].readinessProbe' },
        given: 'no readinessProbe',
        allowed: 'one of each: without readiness a pod gets traffic before it can serve, without liveness it hangs on',
        fix: 'take back the patch that removed it',
      }),
    ]);
  });

  test('says that both probes were taken away, one by one', () => {
    const remove = ['readinessProbe', 'livenessProbe'].map((name) => JsonPatch.remove(`${CONTAINER}/${name}`));
    const problems = found(probes, synthesisOf({ patches: { Deployment: remove } }));
    expect(problems.map(({ given }) => given)).toEqual(['no readinessProbe', 'no livenessProbe']);
  });

  test('says that patches made both probes ask the same', () => {
    const patches = { Deployment: [JsonPatch.replace(`${CONTAINER}/livenessProbe/httpGet/path`, '/ready')] };
    expect(found(probes, synthesisOf({ patches }))).toEqual([
      expect.objectContaining({
        at: { ...AT, field: 'spec.template.spec.containers[0].livenessProbe' },
        given: 'readinessProbe and livenessProbe both ask {"httpGet":{"path":"/ready","port":8080,"scheme":"HTTP"}}',
        fix: "such as ready: Probe.http('/ready') and live: Probe.http('/live')",
      }),
    ]);
  });

  test('does not take another timing for another question', () => {
    const same = [
      JsonPatch.replace(`${CONTAINER}/livenessProbe/httpGet/path`, '/ready'),
      JsonPatch.replace(`${CONTAINER}/livenessProbe/periodSeconds`, 60),
    ];
    expect(found(probes, synthesisOf({ patches: { Deployment: same } }))).toHaveLength(1);
  });

  test('says that a probe asks a port that the container does not have', () => {
    const patches = { Deployment: [JsonPatch.replace(`${CONTAINER}/ports/0/name`, 'web')] };
    const problems = found(probes, synthesisOf({ patches }));
    expect(problems.map(({ at }) => at.field)).toEqual([
      'spec.template.spec.containers[0].readinessProbe',
      'spec.template.spec.containers[0].livenessProbe',
      'spec.template.spec.containers[0].startupProbe',
    ]);
    expect(problems[0]).toMatchObject({
      given: "a probe of port 'http'",
      allowed: "a number from 1 to 65535, or one of the container's ports: web",
      fix: 'name a port of the container',
    });
  });

  test('says that a probe asks a number that no port has, by whichever protocol', () => {
    const container = {
      port: 8080,
      ready: Probe.tcp({ port: 0 }),
      live: Probe.grpc({ port: 65_536 }),
      startup: Probe.http('/', { port: 1.5 }),
    };
    expect(found(probes, synthesisOf({ service: { container } })).map(({ given }) => given)).toEqual([
      "a probe of port '0'",
      "a probe of port '65536'",
      "a probe of port '1.5'",
    ]);
  });

  test('says that a probe runs no command', () => {
    const container = { port: 8080, ready: Probe.command([]), live: Probe.tcp() };
    expect(found(probes, synthesisOf({ service: { container } }))).toMatchObject([
      { at: { field: 'spec.template.spec.containers[0].readinessProbe' }, given: 'a probe by a command that is empty' },
    ]);
  });

  test('says that a patch left a probe with two questions', () => {
    const patches = { Deployment: [JsonPatch.add(`${CONTAINER}/livenessProbe/exec`, { command: ['live'] })] };
    expect(found(probes, synthesisOf({ patches }))).toMatchObject([
      { at: { field: 'spec.template.spec.containers[0].livenessProbe' }, given: 'a probe by httpGet and exec' },
    ]);
  });

  test('looks at the released container alone, wherever it stands, and takes any two questions', () => {
    const image = `sidecar@sha256:${'d'.repeat(64)}`;
    const service = {
      container: { port: 8080, ready: Probe.command(['ready']), live: Probe.tcp({ port: 8080 }) },
      sidecars: [{ name: 'exporter', image }],
    };
    const patches = { Deployment: [JsonPatch.add('/spec/template/spec/containers/0', { name: 'first', image })] };
    expect(found(probes, withObjects(synthesisOf({ service, patches }), deployment('checkout', 'x')))).toEqual([]);
  });
});
