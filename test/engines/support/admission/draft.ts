import { Chart } from 'cdk8s';
import {
  BlueGreen,
  CutoverApp,
  CutoverError,
  Platform,
  Release,
  Router,
  type BlueGreenProps,
  type ContainerProps,
  type IstioRouterProps,
  type KubeObject,
  type Lock,
  type PlatformFacts,
  type Problem,
  type ReleaseData,
  type ServiceProps,
} from 'cutover';
import { refuse } from '../../../../lib/core/error';
import {
  image,
  serviceOf,
  surroundingsOf,
  type PlatformRecipe,
  type ServiceRecipe,
  type SurroundingsRecipe,
} from '../../../support/recipes';
import { platformWatching, watchOf, type Watch, type WatchRecipe } from './watched';

/** Everything that people write of a service, still to be changed. */
export interface Draft {
  service: string;
  namespace: string;
  /** The version that it is about: the live one at idle, and where a release is open the candidate. */
  version: { version: string; image: string };
  /** Whether a release is open. */
  open: boolean;
  props: Omit<Mutable<ServiceProps>, 'container'> & { container: Mutable<ContainerProps> };
  plan: NonNullable<BlueGreenProps['plan']>;
  watch: Mutable<Watch>;
  router: IstioRouterProps;
  promotionLabels: Readonly<Record<string, string>>;
  chartLabels: Readonly<Record<string, string>>;
  platform: PlatformFacts;
  /** Escape hatches, in order. */
  patches: ((release: BlueGreen) => void)[];
}

type Mutable<Props> = { -readonly [Key in keyof Props]: Props[Key] };

/** What a draft is made from. */
export interface DraftRecipe {
  readonly service: ServiceRecipe;
  readonly around: SurroundingsRecipe;
  readonly platform: PlatformRecipe;
  readonly watch: WatchRecipe;
  readonly open: boolean;
}

/** What became of a draft: objects and none of the problems that are errors, or problems and no objects. */
export type Outcome =
  { readonly objects: readonly KubeObject[] } | { readonly objects?: never; readonly refused: readonly Problem[] };

/** A sound draft, without the patches of the recipe: they are there to be seen, and not for a server to take. */
export function draftOf({ service, around, platform, watch, open }: DraftRecipe): Draft {
  const { plan, promotionLabels } = surroundingsOf(around);
  const { hosts, previewHeader, chartLabels } = around;
  const props = serviceOf(service);
  return {
    service: 'checkout',
    namespace: 'shop',
    version: { version: 'v2', image: image('2') },
    open,
    props: { ...props, container: { ...props.container } },
    plan,
    watch: watchOf(watch, {
      isOpen: service.open,
      port: service.ports[0]!.name,
      hasProxy: platform.sidecar !== 'none',
    }),
    router: { hosts, ...(previewHeader === undefined ? {} : { previewHeader }) },
    promotionLabels,
    chartLabels,
    platform: { ...platform, ...platformWatching(watch) },
    patches: [],
  };
}

/** Synthesizes what `write` makes of a draft: at idle, or at preview with another version live since idle. */
export function synthesized(draft: Draft, write: (draft: Draft) => void = () => undefined): Outcome {
  const before = { version: 'v1', image: image('1') };
  try {
    write(draft);
    if (!draft.open) return synthesizedAt(draft, 'idle', { blue: draft.version });
    const { lock } = synthesizedAt(draft, 'idle', { blue: before });
    return synthesizedAt(draft, 'preview', { blue: before, green: draft.version }, lock);
  } catch (error) {
    if (error instanceof CutoverError) return { refused: error.problems };
    throw error;
  }
}

function synthesizedAt(draft: Draft, stage: string, slots: ReleaseData['slots'], lock?: Lock) {
  const { service, namespace, props, plan, watch, router, promotionLabels, chartLabels, platform } = draft;
  const app = new CutoverApp({ platform: Platform.of(platform), outdir: '/nonexistent/manifests' });
  const chart = new Chart(app, 'chart', { namespace, labels: { ...chartLabels } });
  const release = new BlueGreen(chart, 'release', {
    ...props,
    plan,
    ...watch,
    router: Router.istio(router),
    promotionLabels,
    release: Release.of({ service, live: 'blue', stage, slots }, lock),
  });
  for (const patch of draft.patches) patch(release);
  const { objects, problems } = app.result();
  refuse(problems);
  return { objects, lock: release.lock };
}
