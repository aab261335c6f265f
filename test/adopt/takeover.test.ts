import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { adopt } from '../../lib/adopt/adopt';
import type { GivenObject } from '../../lib/adopt/shapes';
import { useFolder, writeFiles } from '../support/folder';
import { plainObjects } from './sample';

const OLD = 'checkout';
const SLOT = 'checkout-blue';
/** What was read when the scripts were written. */
const READ = 2;

/** Knows how many pods Deployments have, writes down what changes that and what is put, and refuses nothing. */
const KUBECTL = `#!/bin/sh
set -eu
if [ "$1" = -n ]; then shift 2; fi
scaled() { echo "$1 $2" >> "$STATE/scaled"; echo "$2" > "$STATE/$1"; }
pods() {
  count=$(cat "$STATE/$1" 2>/dev/null || echo 0)
  most=$(cat "$STATE/most" 2>/dev/null || echo 99)
  if [ "$count" -gt "$most" ]; then count=$most; fi
  seq -f "$1-%g" "$count"
}
case "$1 $2" in
  'get -f') exit 1 ;;
  'create -f' | 'replace -f') echo "$3" >> "$STATE/put" ;;
  'apply -f')
    echo "$3" >> "$STATE/put"
    said=$(sed -n 's/^  replicas: //p' "$3")
    if [ "$3" != 1-slot.yaml ]; then exit; fi
    if [ -n "$said" ]; then scaled ${SLOT} "$said"; elif [ ! -f "$STATE/${SLOT}" ]; then scaled ${SLOT} 1; fi ;;
  'get deployment')
    case "$*" in
      *availableReplicas*) pods "$3" | grep -c . ;;
      *) cat "$STATE/$3" 2>/dev/null || case "$*" in *--ignore-not-found*) ;; *) exit 1 ;; esac ;;
    esac ;;
  'get pods') case "$4" in *'!'*) pods ${OLD} ;; *) pods ${SLOT} ;; esac ;;
  'get endpointslices') pods ${OLD}; pods ${SLOT} ;;
  'scale '*) scaled "\${2#deployment/}" "\${3#--replicas=}" ;;
esac
`;
/** A clock that has run out at the second look. */
const DATE = '#!/bin/sh\necho 1000 >> "$STATE/clock"\nwc -l < "$STATE/clock" | sed s/$/000/\n';

describe('the script of a takeover', () => {
  const folder = useFolder();

  /** What there is before the first run. */
  function given(pods: Readonly<Record<string, number>>, objects: readonly GivenObject[] = plainObjects()): void {
    const { files } = adopt(objects, {});
    writeFiles(folder(), { ...Object.fromEntries(files), 'bin/kubectl': KUBECTL, 'bin/date': DATE, 'bin/sleep': '' });
    writeFiles(
      folder(),
      Object.fromEntries(Object.entries(pods).map(([name, count]) => [`state/${name}`, `${count}`])),
    );
    spawnSync('chmod', ['-R', '+x', folder('bin')]);
  }

  function run(script: string) {
    const env = { PATH: `${folder('bin')}:${process.env.PATH}`, STATE: folder('state') };
    const { status, stdout, stderr } = spawnSync('/bin/sh', [folder('takeover', script)], { env, encoding: 'utf8' });
    return { code: status, stdout, stderr };
  }

  const linesOf = (file: string): readonly string[] =>
    existsSync(folder('state', file)) ? readFileSync(folder('state', file), 'utf8').trim().split('\n') : [];
  const numbersOf = (name: string) =>
    linesOf('scaled').flatMap((line) => (line.startsWith(`${name} `) ? [Number(line.slice(name.length))] : []));

  it('gives the slot the pods that were read, where the old one has no more', () => {
    given({ [OLD]: READ });
    expect(run('takeover.sh')).toMatchObject({ code: 0, stderr: '' });
    expect(numbersOf(SLOT).at(-1)).toBe(READ);
    expect(numbersOf(OLD)).toEqual([0]);
  });

  it('gives it as many as the old one has by now, and says that the app says fewer', () => {
    given({ [OLD]: 5 });
    const { code, stderr } = run('takeover.sh');
    expect({ code, scaled: numbersOf(SLOT).at(-1) }).toEqual({ code: 0, scaled: 5 });
    expect(stderr).toContain('The slot has 5 pods, and capacity in service.ts says 2');
  });

  it('moves nothing where that many do not come up', () => {
    given({ [OLD]: 5, most: 4 });
    expect(run('takeover.sh')).toMatchObject({
      code: 1,
      stderr: expect.stringContaining(`${SLOT} has not 5 available pods`),
    });
    expect(linesOf('put')).toEqual(['1-slot.yaml']);
    expect(numbersOf(OLD)).toEqual([]);
  });

  it('can be run again when the old one has none any more, and takes no pod from the slot that serves', () => {
    given({ [OLD]: 5 });
    run('takeover.sh');
    expect(run('takeover.sh')).toMatchObject({ code: 0 });
    expect(numbersOf(SLOT)).toEqual([1, 5, 5]);
    expect(numbersOf(OLD)).toEqual([0, 0]);
  });

  it('leaves an autoscaler out that would take pods away at once', () => {
    const autoscaler = {
      apiVersion: 'autoscaling/v2',
      kind: 'HorizontalPodAutoscaler',
      metadata: { name: 'checkout', namespace: 'shop' },
      spec: { scaleTargetRef: { kind: 'Deployment', name: OLD }, minReplicas: 2, maxReplicas: 4 },
    };
    given({ [OLD]: 4 }, [...plainObjects(), autoscaler]);
    expect(run('takeover.sh')).toMatchObject({ code: 0, stderr: '' });
    expect(linesOf('put')).toContain('7-autoscaler.yaml');
    given({ [OLD]: 5, [SLOT]: 0, put: 0 }, [...plainObjects(), autoscaler]);
    expect(run('takeover.sh').stderr).toContain('The slot has 5 pods, and capacity in service.ts says 4');
    expect(linesOf('put')).not.toContain('7-autoscaler.yaml');
  });

  it('brings back as many old pods as the slot has, and can be run again as well', () => {
    given({ [OLD]: 0, [SLOT]: 7 });
    expect(run('undo.sh')).toMatchObject({ code: 0 });
    expect(run('undo.sh')).toMatchObject({ code: 0 });
    expect(numbersOf(OLD)).toEqual([7, 7]);
    expect(numbersOf(SLOT)).toEqual([0, 0]);
  });

  it('asks before it changes anything, and ends where there is no answer', () => {
    given({ [OLD]: READ });
    const refuses =
      '#!/bin/sh\nif [ "$4" = deployment ]; then echo forbidden >&2; exit 1; fi\necho "$3" >> "$STATE/put"\n';
    writeFiles(folder(), { 'bin/kubectl': refuses });
    expect(run('takeover.sh')).toMatchObject({ code: 1, stderr: 'forbidden\n' });
    expect(linesOf('put')).toEqual(['get']);
  });
});
