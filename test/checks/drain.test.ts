import { JsonPatch } from 'cdk8s';
import { drain } from '../../lib/checks/drain';
import type { Problem } from '../../lib/core/problem';
import type { SidecarMode } from '../../lib/platform/platform';
import { Drain } from '../../lib/service/drain';
import { found, synthesisOf } from './fixtures';

const POD = '/spec/template/spec';
const HOOK = `${POD}/containers/0/lifecycle/preStop`;
const PROXY = '/spec/template/metadata/annotations/proxy.istio.io~1config';
const AT = { construct: 'shop/checkout/Deployment-blue', object: 'Deployment shop/checkout-blue' };
const LONGEST_40 = Drain.requests({ longest: 40 });

/** What the check finds of a release that was patched. */
function patched(sidecar: SidecarMode, budget: Drain, ...patches: readonly JsonPatch[]): Problem[] {
  return found(
    drain,
    synthesisOf({ platform: { sidecar }, service: { drain: budget }, patches: { Deployment: patches } }),
  );
}

const grace = (seconds: number): JsonPatch => JsonPatch.replace(`${POD}/terminationGracePeriodSeconds`, seconds);
const sleep = (seconds: number): JsonPatch => JsonPatch.replace(`${HOOK}/sleep/seconds`, seconds);

describe('drain', () => {
  test('shows the sum that a patched grace period falls short of', () => {
    expect(patched('native', LONGEST_40, grace(30))).toEqual([
      expect.objectContaining({
        id: 'drain',
        severity: 'error',
        at: { ...AT, field: 'spec.template.spec.terminationGracePeriodSeconds' },
        given: '30 s',
        allowed: 'at least 50 s = preStop 5 s + longest request 40 s + proxy drain 5 s (native sidecar)',
        fix: 'raise it to 50 s, or lower the parts; without a patch it is the sum of them',
      }),
    ]);
    expect(patched('native', LONGEST_40, grace(50))).toEqual([]);
  });

  test('counts the preStop sleep that is written, not the one that was computed', () => {
    expect(patched('native', LONGEST_40, sleep(20))).toMatchObject([
      { given: '50 s', allowed: expect.stringContaining('at least 65 s = preStop 20 s + longest request 40 s') },
    ]);
    expect(patched('native', LONGEST_40, sleep(20), grace(65))).toEqual([]);
  });

  test('counts 30 s where a patch took the grace period away', () => {
    const remove = JsonPatch.remove(`${POD}/terminationGracePeriodSeconds`);
    expect(patched('none', LONGEST_40, remove)).toMatchObject([
      { given: '30 s', allowed: 'at least 45 s = preStop 5 s + longest request 40 s (no sidecar)' },
    ]);
    expect(patched('none', Drain.requests({ longest: 25 }), remove)).toEqual([]);
  });

  test('names connections by their age', () => {
    const budget = Drain.webSockets({ maxConnectionAge: 300 });
    expect(patched('native', budget, grace(100))).toMatchObject([
      { allowed: 'at least 310 s = preStop 5 s + connection age 300 s + proxy drain 5 s (native sidecar)' },
    ]);
  });

  test('leaves a classic proxy time to exit, as much as its budget had', () => {
    expect(patched('classic', LONGEST_40, grace(49))).toMatchObject([
      { allowed: 'at least 50 s = preStop 5 s + longest request 40 s + exit of the proxy 5 s (classic sidecar)' },
    ]);
    expect(patched('classic', Drain.requests({ longest: 40, proxyDrain: 2 }))).toEqual([]);
    expect(patched('classic', Drain.requests({ longest: 40, proxyDrain: 2 }), grace(46))).toMatchObject([
      { allowed: expect.stringContaining('at least 47 s') },
    ]);
  });

  test('says that a patch took the preStop sleep away', () => {
    expect(patched('native', LONGEST_40, JsonPatch.remove(HOOK))).toEqual([
      expect.objectContaining({
        at: { ...AT, field: 'spec.template.spec.containers[0].lifecycle.preStop' },
        given: 'no preStop sleep',
        allowed: 'a sleep before the container is told to stop: proxies go on sending to it for a while (5 s)',
        fix: 'take back the patch that removed it, or sleep in your own hook: preStop: { sleep: { seconds: 5 } }',
      }),
    ]);
    expect(patched('native', LONGEST_40, sleep(0))).toMatchObject([{ given: 'no preStop sleep' }]);
  });

  test('takes a command that sleeps for a sleep, and counts it', () => {
    const hook = (seconds: number): JsonPatch =>
      JsonPatch.replace(HOOK, { exec: { command: ['sh', '-c', `sleep ${seconds} && nginx -s quit`] } });
    expect(patched('native', LONGEST_40, hook(5))).toEqual([]);
    expect(patched('native', LONGEST_40, hook(10))).toMatchObject([
      { allowed: expect.stringContaining('at least 55 s = preStop 10 s') },
    ]);
    const quit = JsonPatch.replace(HOOK, { exec: { command: ['nginx', '-s', 'quit'] } });
    expect(patched('native', LONGEST_40, quit)).toMatchObject([{ given: 'no preStop sleep' }]);
  });

  test('says that a classic proxy stops draining before the application does', () => {
    const config = JsonPatch.replace(PROXY, '{"terminationDrainDuration":"30s"}');
    expect(patched('classic', LONGEST_40, config)).toEqual([
      expect.objectContaining({
        at: { ...AT, field: 'spec.template.metadata.annotations."proxy.istio.io/config"' },
        given: 'terminationDrainDuration 30 s',
        allowed: 'at least 45 s = preStop 5 s + longest request 40 s (classic sidecar)',
        fix: 'set terminationDrainDuration to 45s, or take back the patch of the annotation',
      }),
    ]);
    expect(patched('native', LONGEST_40, config)).toEqual([]);
  });

  test('says that a classic proxy has no drain of its own any more', () => {
    expect(patched('classic', LONGEST_40, JsonPatch.remove(PROXY))).toMatchObject([
      { given: 'no terminationDrainDuration' },
    ]);
  });

  test.each([
    'terminationDrainDuration: 45s\nconcurrency: 2\n',
    'terminationDrainDuration: "1m"',
    "{'terminationDrainDuration': '1m5s'}",
  ])('reads the configuration of the proxy as people write it (%#)', (config) =>
    expect(patched('classic', LONGEST_40, JsonPatch.replace(PROXY, config))).toEqual([]),
  );

  test('looks at the slot that follows the code; one that is frozen keeps its template whatever the patches', () => {
    const problems = found(drain, synthesisOf({ stage: 'preview', patches: { 'Deployment-green': [grace(1)] } }));
    expect(problems.map(({ at }) => at.object)).toEqual(['Deployment shop/checkout-green']);
    expect(found(drain, synthesisOf({ stage: 'preview', patches: { 'Deployment-blue': [grace(1)] } }))).toEqual([]);
  });
});
