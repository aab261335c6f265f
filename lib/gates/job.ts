import { DOMAIN, INJECT_LABEL, NATIVE_SIDECAR_ANNOTATION, objectLabels, type Labels } from '../core/labels';
import type { SidecarMode } from '../platform/platform';

/** A program whose end is the verdict: 0 is good. */
export interface JobProgram {
  /** Image by digest; of one with a shell where the sidecars are classic ones. */
  readonly image: string;
  /** The program and its arguments, passed one by one: no shell reads them. */
  readonly command: readonly string[];
  /** Variables of its environment. */
  readonly env: Labels;
  /** Seconds after which it has failed. */
  readonly timeout: number;
  /** Number of the user that it runs as. @default - the image's, which has to be a number that is not 0 */
  readonly user?: number;
}

/** The label of pods that a gate runs: they are no pods of the service. */
const GATE_LABEL = `${DOMAIN}/gate`;

/**
 * Runs the program, then tells a classic proxy to end: a Job's pod never does while its proxy runs. The program and
 * its arguments are the arguments of the script, which stays the same whatever they are.
 */
const WITH_CLASSIC_SIDECAR = [
  'proxy() { curl -fsS -m 5 "$@" || wget -q -T 5 -O /dev/null "$@"; }',
  'i=0',
  'until proxy http://127.0.0.1:15021/healthz/ready >/dev/null 2>&1; do',
  '  i=`expr $i + 1`; [ "$i" -lt 60 ] || break; sleep 1',
  'done',
  '"$@"; code=$?',
  'curl -fsS -m 5 -X POST http://127.0.0.1:15020/quitquitquit >/dev/null 2>&1 ||',
  "  wget -q -T 5 -O /dev/null --post-data='' http://127.0.0.1:15020/quitquitquit 2>/dev/null",
  'exit "$code"',
].join('\n');

/** The specification of a Job that tries once, within the restrictions of Pod Security `restricted`. */
export function jobSpec(
  service: string,
  gate: string,
  { image, command, env, timeout, user }: JobProgram,
  sidecar: SidecarMode,
): Readonly<Record<string, unknown>> {
  const argv = sidecar === 'classic' ? ['sh', '-c', WITH_CLASSIC_SIDECAR, 'sh', ...command] : command;
  const variables = Object.entries(env).map(([name, value]) => ({ name, value: literal(value) }));
  const { app: _app, ...labels } = objectLabels(service);
  return {
    backoffLimit: 0,
    activeDeadlineSeconds: timeout,
    template: {
      metadata: {
        labels: {
          ...labels,
          [GATE_LABEL]: gate,
          ...(sidecar === 'none' ? { [INJECT_LABEL]: 'false' } : {}),
        },
        ...(sidecar === 'none' ? {} : { annotations: { [NATIVE_SIDECAR_ANNOTATION]: String(sidecar === 'native') } }),
      },
      spec: {
        restartPolicy: 'Never',
        automountServiceAccountToken: false,
        securityContext: {
          runAsNonRoot: true,
          ...(user === undefined ? {} : { runAsUser: user }),
          seccompProfile: { type: 'RuntimeDefault' },
        },
        containers: [
          {
            name: gate,
            image,
            command: argv.map(literal),
            ...(variables.length > 0 ? { env: variables } : {}),
            resources: { requests: { cpu: '100m', memory: '128Mi' }, limits: { memory: '256Mi' } },
            securityContext: {
              allowPrivilegeEscalation: false,
              capabilities: { drop: ['ALL'] },
              readOnlyRootFilesystem: true,
            },
            volumeMounts: [{ name: 'scratch', mountPath: '/tmp' }],
          },
        ],
        volumes: [{ name: 'scratch', emptyDir: {} }],
      },
    },
  };
}

/**
 * Kubernetes puts variables into `$(…)` of commands and values, reads two dollars as one, and takes a letter beyond
 * ASCII apart that follows a dollar.
 */
function literal(text: string): string {
  return /\$[$(\u0080-\uffff]/.test(text) ? text.replaceAll('$', '$$$$') : text;
}
