import { ApiObject, Chart, Duration } from 'cdk8s';
import {
  ArgoCdApplication,
  BlueGreen,
  CutoverApp,
  FluxKustomizations,
  Platform,
  Probe,
  Release,
  type GitOpsEngine,
} from 'cutover';
import { parseAllDocuments } from 'yaml';
import { useFolder } from '../support/folder';
import { firstRelease, withCandidate } from '../support/play';

const at = useFolder();
const DELIVERY = { repository: 'https://git.example.com/shop.git', path: 'apps/checkout/manifests' };
const READY_WITHIN = 240;
const CONTAINER = {
  port: 8080,
  ready: Probe.http('/ready'),
  live: Probe.http('/live'),
  readyWithin: Duration.seconds(READY_WITHIN),
};
type Doc = Readonly<Record<string, any>>; // eslint-disable-line @typescript-eslint/no-explicit-any -- synthesized YAML

/** What an app with one release writes beside it. */
function written(gitOps: GitOpsEngine, add: (chart: Chart) => void, environment?: string) {
  const facts = { gitOps, ...(environment === undefined ? {} : { environment }) };
  const app = new CutoverApp({ outdir: at('out'), platform: Platform.of(facts) });
  const release = Release.of(withCandidate(firstRelease(), '2'));
  new BlueGreen(new Chart(app, 'checkout', { namespace: 'shop' }), 'checkout', { container: CONTAINER, release });
  const delivery = new Chart(app, 'delivery');
  add(delivery);
  const { files, problems } = app.result();
  const text = files.get('gitops/delivery.yaml') ?? '';
  return { delivery, files, problems, docs: parseAllDocuments(text).map((doc) => doc.toJS() as Doc) };
}

const refusal = (work: () => unknown): string => {
  try {
    work();
  } catch (error) {
    return (error as Error).message;
  }
  return '';
};

describe('an Application of Argo CD', () => {
  it('is its construct’s default child, and points at the release alone', () => {
    const { docs, delivery, problems } = written('argo-cd', (chart) => {
      new ArgoCdApplication(chart, 'checkout', DELIVERY);
    });
    expect(ApiObject.isApiObject(delivery.node.findChild('checkout').node.defaultChild)).toBe(true);
    expect(problems.filter(({ severity }) => severity === 'error')).toEqual([]);
    const [application, ...others] = docs;
    expect(others).toEqual([]);
    expect(application).toMatchObject({
      metadata: { name: 'checkout', namespace: 'argocd' },
      spec: {
        source: { path: 'apps/checkout/manifests/release', targetRevision: 'main', directory: { recurse: true } },
        syncPolicy: { automated: { prune: true, selfHeal: true }, retry: { refresh: true } },
      },
    });
  });

  it('ignores nothing where Git writes only what is Git’s', () => {
    const { docs } = written('argo-cd', (chart) => {
      new ArgoCdApplication(chart, 'checkout', DELIVERY);
    });
    expect(docs[0]!.spec.ignoreDifferences).toBeUndefined();
    expect(docs[0]!.spec.syncPolicy.syncOptions).toEqual(['ServerSideApply=true']);
  });

  it('ignores what somebody else decides, of that object alone, in the comparison and in the sync', () => {
    const { docs } = written('argo-cd', (chart) => {
      new ArgoCdApplication(chart, 'checkout', DELIVERY);
      scaledWorker(chart);
    });
    expect(docs[0]!.spec.ignoreDifferences).toEqual([
      { group: 'apps', kind: 'Deployment', name: 'worker', namespace: 'shop', jsonPointers: ['/spec/replicas'] },
    ]);
    expect(docs[0]!.spec.syncPolicy.syncOptions).toContain('RespectIgnoreDifferences=true');
  });

  it('has the environment in its name, and is in no folder that it applies', () => {
    const { docs, files } = written(
      'argo-cd',
      (chart) => {
        new ArgoCdApplication(chart, 'checkout', DELIVERY);
      },
      'production',
    );
    expect(docs[0]!.metadata.name).toBe('checkout-production');
    const others = [...files].filter(([file]) => file !== 'gitops/delivery.yaml');
    expect(others.filter(([, text]) => text.includes('kind: Application'))).toEqual([]);
  });
});

describe('the Kustomizations of Flux', () => {
  const flux = () =>
    written('flux', (chart) => {
      new FluxKustomizations(chart, 'checkout', { ...DELIVERY, credentials: 'git' });
    });
  const kustomization = (name: string): Doc => flux().docs.find(({ metadata }) => metadata.name === name)!;

  it('are one for each wave, and come after what they need', () => {
    const after = flux()
      .docs.filter(({ kind }) => kind === 'Kustomization')
      .map(({ metadata, spec }) => [
        metadata.name as string,
        ((spec.dependsOn ?? []) as readonly { name: string }[]).map(({ name }) => name),
      ]);
    expect(after).toEqual([
      ['checkout-0-base', []],
      ['checkout-1-workloads', ['checkout-0-base']],
      ['checkout-2-subsets', ['checkout-0-base']],
      ['checkout-3-routes', ['checkout-1-workloads', 'checkout-2-subsets']],
      ['checkout-4-gates', ['checkout-3-routes']],
    ]);
  });

  it('have a folder each, at a stage without gates as well, and read nothing but the release', () => {
    const { files, docs } = flux();
    for (const { kind, spec } of docs) {
      if (kind === 'GitRepository') {
        expect(spec).toMatchObject({ sparseCheckout: [`${DELIVERY.path}/release`], secretRef: { name: 'git' } });
      } else {
        const folder = (spec.path as string).replace(`./${DELIVERY.path}/`, '');
        expect([folder, [...files.keys()].some((file) => file.startsWith(`${folder}/`))]).toEqual([folder, true]);
      }
    }
    expect(written('argo-cd', () => undefined).files.has('release/4-gates/.gitkeep')).toBe(false);
  });

  it('wait for pods and for nothing else, twice as long as the slowest may take', () => {
    const { docs } = flux();
    const waiting = docs.filter(({ spec }) => spec.wait === true).map(({ metadata }) => metadata.name as string);
    expect(waiting).toEqual(['checkout-1-workloads']);
    expect(kustomization('checkout-1-workloads').spec.timeout).toBe(`${2 * READY_WITHIN}s`);
  });

  it('ignore what somebody else decides, in the wave that applies it', () => {
    const { docs } = written('flux', (chart) => {
      new FluxKustomizations(chart, 'checkout', DELIVERY);
      scaledWorker(chart);
    });
    const rules = docs.flatMap(({ metadata, spec }) =>
      spec.ignore ? [{ name: metadata.name as string, ignore: spec.ignore as unknown }] : [],
    );
    const target = { group: 'apps', kind: 'Deployment', name: 'worker', namespace: 'shop' };
    expect(rules).toEqual([{ name: 'checkout-1-workloads', ignore: [{ paths: ['/spec/replicas'], target }] }]);
  });
});

describe('where an engine cannot look', () => {
  const refused = (change: object, gitOps: 'argo-cd' | 'flux' = 'flux') =>
    refusal(() =>
      written(gitOps, (chart) => {
        const Fragment = gitOps === 'flux' ? FluxKustomizations : ArgoCdApplication;
        new Fragment(chart, 'checkout', { ...DELIVERY, ...change });
      }),
    );

  it.each([
    ['a folder that is the release itself', { path: 'apps/checkout/manifests/release' }, 'apps/checkout/manifests'],
    ['the way back', { path: 'manifests/rollback' }, 'release and rollback in it'],
    ['a folder above', { path: '../manifests' }, 'without `..`'],
    ['the root of the machine', { path: '/manifests' }, 'without `..`'],
    ['a password', { repository: 'https://me:secret@git.example.com/shop.git' }, 'without credentials'],
    ['a file', { repository: 'file:///shop.git' }, 'over https or ssh'],
    ['no branch', { branch: '--upload-pack=x' }, 'the name of a branch'],
    ['a name that is too long for a label', { name: 'a'.repeat(52) }, '51'],
  ])('%s is refused', (_, change, message) => {
    expect(refused(change)).toContain(message);
  });

  it('shows no password in the report', () => {
    expect(refused({ repository: 'https://me:secret@git.example.com/shop.git' })).not.toContain('secret');
  });

  it('Argo CD takes the short form of ssh, which Flux does not', () => {
    const repository = 'git@git.example.com:shop.git';
    expect([refused({ repository }, 'argo-cd'), refused({ repository }, 'flux') === '']).toEqual(['', false]);
  });

  it('an engine other than that of the platform is refused: its order means nothing to it', () => {
    const other = refusal(() =>
      written('kubectl', (chart) => {
        new ArgoCdApplication(chart, 'checkout', DELIVERY);
      }),
    );
    expect(other).toContain('argo-cd, where the platform says gitOps: kubectl');
  });
});

/** A Deployment of the team's own, with its number of pods in Git, that KEDA scales. */
function scaledWorker(chart: Chart): void {
  const labels = { app: 'worker' };
  new ApiObject(chart, 'worker', {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: 'worker', namespace: 'shop' },
    spec: {
      replicas: 3,
      selector: { matchLabels: labels },
      template: { metadata: { labels }, spec: { containers: [{ name: 'worker', image: 'worker' }] } },
    },
  });
  new ApiObject(chart, 'by-queue', {
    apiVersion: 'keda.sh/v1alpha1',
    kind: 'ScaledObject',
    metadata: { name: 'by-queue', namespace: 'shop' },
    spec: { scaleTargetRef: { name: 'worker' } },
  });
}
