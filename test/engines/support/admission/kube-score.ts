import { say } from './tools';

/** Tests of kube-score that the apps do not pass, and why that is right. */
export const IGNORED: Readonly<Record<string, string>> = {
  'container-ephemeral-storage-request-and-limit':
    'the root file system is read-only; a scratch folder has a size limit of its own where the service says one',
  'container-image-pull-policy':
    'images are named by digest: what was pulled once is the same for ever, and a registry that is down stops no pod',
  'container-resources':
    'it asks for a CPU limit, which throttles just when a release needs the CPU; `resources.cpu.limit` sets one',
  'container-security-context-user-group-id':
    "the image says its user, and the cluster refuses root; a number of one's own breaks images whose files belong to theirs",
  'pod-networkpolicy':
    'a policy is written where the service says who may call it (`access`); these apps let everybody in',
};

/** One criticism: which test, and of what. */
export interface Criticism {
  readonly test: string;
  readonly object: string;
  readonly said: string;
}

interface Score {
  readonly object_name: string;
  readonly checks: readonly {
    readonly check: { readonly id: string };
    readonly grade: number;
    readonly skipped: boolean;
    readonly comments: readonly { readonly path: string; readonly summary: string }[] | null;
  }[];
}

/** The lowest grade, which kube-score calls critical. */
const CRITICAL = 1;

/** What kube-score finds critical in files. */
export async function criticisms(files: readonly string[], ignored: readonly string[]): Promise<readonly Criticism[]> {
  const options = ['--kubernetes-version', 'v1.36', '--output-format', 'json'];
  const { code, output, result } = await say('kube-score', 'kube-score', [
    'score',
    ...options,
    ...ignored.flatMap((test) => ['--ignore-test', test]),
    ...files,
  ]);
  if (!result.startsWith('[')) throw new Error(`kube-score: ${output}`);
  const found = (JSON.parse(result) as readonly Score[]).flatMap(({ object_name: object, checks }) =>
    checks
      .filter(({ skipped, grade }) => !skipped && grade === CRITICAL)
      .map(({ check, comments }) => ({
        test: check.id,
        object,
        said: (comments ?? []).map(({ path, summary }) => `${path} ${summary}`).join('; '),
      })),
  );
  // Its exit code and its report say the same, or one of them was not understood.
  if ((code !== 0) !== found.length > 0) throw new Error(`kube-score ended with ${code}: ${output}`);
  return found;
}
