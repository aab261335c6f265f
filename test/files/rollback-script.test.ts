import { spawnSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { Chart } from 'cdk8s';
import {
  BlueGreen,
  Capacity,
  CutoverApp,
  Platform,
  Probe,
  Release,
  ReleasePlan,
  nextRelease,
  type Lock,
  type ReleaseData,
} from 'cutover';
import { rollbackScript, scriptSteps, type ScriptStep } from '../../lib/files/rollback-script';
import { useFolder, writeFiles } from '../support/folder';
import { firstRelease, withCandidate } from '../support/play';

const at = useFolder();

const APPLY = (name: string): ScriptStep => ({ kind: 'apply', name });
const WAIT: ScriptStep = {
  kind: 'wait',
  namespace: 'shop',
  deployment: 'checkout-blue',
  replicas: 3,
  timeoutSeconds: 20,
};

/**
 * A `kubectl` that records its calls and answers with one line of `answers` after the other, the last one again and
 * again: a number, nothing, or `fail`.
 */
const KUBECTL = `#!/bin/sh
here="$(dirname "$0")"
echo "$PWD: $*" >> "$here/calls"
case "$*" in
  *apply*) if [ -e "$here/refuse" ]; then echo "the server said no" >&2; exit 1; fi; exit 0 ;;
  *scale*|*rollout*) exit 0 ;;
esac
answer="$(head -n 1 "$here/answers")"
if [ "$(wc -l < "$here/answers")" -gt 1 ]; then sed -i 1d "$here/answers"; fi
if [ "$answer" = fail ]; then echo "no connection" >&2; exit 1; fi
printf '%s' "$answer"
`;

/** A clock of which a second is over at each look, and a sleep that takes none. */
const DATE = '#!/bin/sh\nhere="$(dirname "$0")"\necho . >> "$here/ticks"\nwc -l < "$here/ticks"\n';
const SLEEP = '#!/bin/sh\nexit 0\n';

interface Run {
  readonly status: number | null;
  readonly calls: readonly string[];
  readonly complaint: string;
}

/** Runs a script in a folder of its own, as somebody does who stands somewhere else. */
function run(script: string, answers: readonly string[] = ['3'], refuse = false): Run {
  writeFiles(at('bin'), { kubectl: KUBECTL, date: DATE, sleep: SLEEP, answers: `${answers.join('\n')}\n`, calls: '' });
  if (refuse) writeFiles(at('bin'), { refuse: '' });
  for (const name of ['kubectl', 'date', 'sleep']) fs.chmodSync(at('bin', name), 0o755);
  const { status, stderr } = spawnSync(script, {
    cwd: at('bin'),
    env: { PATH: `${at('bin')}${path.delimiter}${process.env.PATH}` },
    encoding: 'utf8',
    timeout: 20_000,
  });
  const calls = fs.readFileSync(at('bin', 'calls'), 'utf8').trimEnd().split('\n');
  const folder = fs.realpathSync(path.dirname(script));
  return { status, complaint: stderr, calls: calls.filter(Boolean).map((call) => call.replace(`${folder}: `, '')) };
}

function scriptOf(...steps: readonly ScriptStep[]): string {
  writeFiles(at('a folder'), { 'rollback.sh': rollbackScript('checkout', steps) });
  fs.chmodSync(at('a folder', 'rollback.sh'), 0o755);
  return at('a folder', 'rollback.sh');
}

const SCALE = '-n shop scale deployment/checkout-blue --replicas=3';
const ROLLOUT = '-n shop rollout status deployment/checkout-blue --timeout=';
const LOOK = '-n shop get deployment checkout-blue -o jsonpath={.status.availableReplicas}';
const RESTORED = [APPLY('restore'), WAIT, APPLY('route'), APPLY('settle')] as const;

describe('rollback.sh', () => {
  it('restores, scales, looks until all pods are available, then routes and settles', () => {
    const { status, calls } = run(scriptOf(...RESTORED), ['', '0', '2', '3']);
    expect(calls).toEqual([
      'apply -f 1-restore.yaml',
      SCALE,
      expect.stringContaining(ROLLOUT),
      LOOK,
      LOOK,
      LOOK,
      LOOK,
      'apply -f 3-route.yaml',
      'apply -f 4-settle.yaml',
    ]);
    expect(status).toBe(0);
  });

  it('goes on when there are more pods than it waits for', () => {
    expect(run(scriptOf(...RESTORED), ['12']).status).toBe(0);
  });

  it('routes at once where nothing has to be restored', () => {
    const { status, calls } = run(scriptOf(APPLY('route'), APPLY('settle')));
    expect(calls).toEqual(['apply -f 1-route.yaml', 'apply -f 2-settle.yaml']);
    expect(status).toBe(0);
  });

  it.each([
    ['too few pods come', ['2']],
    ['no pod comes', ['']],
    ['the cluster does not answer', ['fail']],
  ])('ends with 1 before the route where %s in time, and says so', (_, answers) => {
    const { status, calls, complaint } = run(scriptOf(...RESTORED), answers);
    expect(status).toBe(1);
    expect(calls.filter((call) => call !== LOOK)).toEqual([
      'apply -f 1-restore.yaml',
      SCALE,
      expect.stringContaining(ROLLOUT),
    ]);
    expect(calls.filter((call) => call === LOOK).length).toBeGreaterThan(15);
    expect(complaint).toContain('checkout-blue has not 3 available pods after 20 s: traffic stays where it is');
  });

  it('takes a look at the cluster that fails for one at which nothing is ready yet', () => {
    expect(run(scriptOf(...RESTORED), ['fail', 'fail', '3']).status).toBe(0);
  });

  it('says which edit in Git goes with it, after the swap of the roles too', () => {
    expect(rollbackScript('checkout', RESTORED)).toContain('set `stage: rollback` in Git as well');
    expect(rollbackScript('checkout', RESTORED, 'blue')).toContain(
      'set `live: blue` and `stage: rollback` in Git as well',
    );
  });

  it('ends where an object cannot be applied, and applies nothing after it', () => {
    const { status, calls } = run(scriptOf(...RESTORED), ['3'], true);
    expect(calls).toEqual(['apply -f 1-restore.yaml']);
    expect(status).not.toBe(0);
  });
});

describe('the rollback folder of a synthesis', () => {
  const plan = ReleasePlan.atomic();
  const props = {
    plan,
    container: { port: 8080, ready: Probe.http('/ready'), live: Probe.http('/live') },
    capacity: Capacity.fixed(3),
  };

  /** Synthesizes every stage of a release to disk, up to one. */
  function synthTo(stage: string): string {
    let lock: Lock | undefined;
    for (let data: ReleaseData | undefined = withCandidate(firstRelease(), '2'); data; data = nextRelease(plan, data)) {
      const app = new CutoverApp({ outdir: at('out'), platform: Platform.of({}) });
      const chart = new Chart(app, 'shop', { namespace: 'shop' });
      const release = new BlueGreen(chart, 'checkout', { ...props, release: Release.of(data, lock) });
      app.synth();
      ({ lock } = release);
      if (data.stage === stage) break;
    }
    return at('out', 'rollback', 'shop', 'checkout');
  }

  it('has the files that its script applies, and none besides', () => {
    for (const stage of ['shift-100', 'retire']) {
      const folder = synthTo(stage);
      const { calls, status } = run(path.join(folder, 'rollback.sh'), ['3']);
      const applied = calls.flatMap((call) => /^apply -f (.+)$/.exec(call)?.[1] ?? []);
      expect(applied).toContain(stage === 'retire' ? '3-route.yaml' : '1-route.yaml');
      expect(fs.readdirSync(folder).sort()).toEqual([...applied, 'rollback.sh'].sort());
      expect(status).toBe(0);
    }
  });

  it('is not there where there is no way back', () => {
    synthTo('idle');
    expect(fs.existsSync(at('out', 'rollback'))).toBe(false);
  });
});

test('a program reads the steps that the script takes', () => {
  const steps = [APPLY('restore'), WAIT, APPLY('route'), APPLY('settle')];
  expect(scriptSteps(rollbackScript('checkout', steps, 'blue'))).toEqual([
    { kind: 'apply', file: '1-restore.yaml' },
    WAIT,
    { kind: 'apply', file: '3-route.yaml' },
    { kind: 'apply', file: '4-settle.yaml' },
  ]);
  expect(scriptSteps(rollbackScript('checkout', [APPLY('route')]))).toEqual([{ kind: 'apply', file: '1-route.yaml' }]);
});
