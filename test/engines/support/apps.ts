import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { BlueGreen, Monitoring, Platform, type BlueGreenProps, type KubeObject, type SlotName } from 'cutover';
import { ReleaseStages, type ReleaseStagesProps, type StagedVersion, type SynthesizedStage } from 'cutover/testing';
import { parse, parseAllDocuments } from 'yaml';
import { checkout } from '../../../apps/checkout/service';
import { recommendation } from '../../../apps/recommendation/service';
import { recommendation as twoStep } from '../../../apps/recommendation-two-step/service';
import { WAVES, waveFolder } from '../../../lib/strategy/manifest';

const APPS = join(__dirname, '..', '..', '..', 'apps');

/** An app of this project, with the namespace that its own main.ts has. */
export interface App {
  /** The folder under apps/. */
  readonly name: string;
  readonly namespace: string;
  readonly props: Omit<BlueGreenProps, 'release'>;
  readonly platform: Platform;
}

export const apps: readonly App[] = [
  { name: 'checkout', namespace: 'shop', props: checkout, platform: platformOf('checkout') },
  { name: 'recommendation', namespace: 'production', props: recommendation, platform: platformOf('recommendation') },
  { name: 'recommendation-two-step', namespace: 'production', props: twoStep, platform: Platform.of({}) },
];

/**
 * The apps without all that watches a release. What proves workloads and routes has neither a controller of analyses nor
 * the definitions of what the Prometheus Operator reads, and each definition more costs its API server time.
 */
export const unwatchedApps: readonly App[] = apps.map((app) => ({
  ...app,
  props: { ...app.props, objectives: [], slos: [], before: [], monitoring: Monitoring.of({}) },
}));

/** What can be other than in the app itself: the namespace of a test, images by which kwok tells what becomes of a pod. */
export interface Played {
  readonly namespace?: string;
  readonly props?: Partial<BlueGreenProps>;
  /** Version of each slot. @default - those of the app's release file */
  readonly slots?: Readonly<Partial<Record<SlotName, StagedVersion>>>;
  /** The stage that it starts from, with the lock of that. @default - the live version alone */
  readonly before?: SynthesizedStage;
}

/** The release of an app, from its release file, to be played stage by stage through the lock. */
export function stagesOf({ name, namespace, props, platform }: App, played: Played = {}): ReleaseStages {
  const file = parse(readFileSync(join(APPS, name, 'release.yaml'), 'utf8')) as {
    readonly service: string;
    readonly environment: string;
    readonly live: SlotName;
    readonly slots: Readonly<Record<SlotName, StagedVersion>>;
  };
  const { service, environment, live } = file;
  const staged: ReleaseStagesProps = {
    service,
    environment,
    live,
    slots: { ...file.slots, ...played.slots },
    namespace: played.namespace ?? namespace,
    platform,
    build: (chart, release) => new BlueGreen(chart, service, { release, ...props, ...played.props }),
  };
  return new ReleaseStages(staged, played.before);
}

/** Objects of a stage in the order in which they are applied: wave by wave as the folders say, each file as it is written. */
export function objectsInOrder({ files }: Pick<SynthesizedStage, 'files'>): readonly (readonly KubeObject[])[] {
  return WAVES.map((wave) =>
    [...files]
      .filter(([path]) => path.startsWith(`release/${waveFolder(wave)}/`))
      .flatMap(([, text]) => documentsIn(text)),
  );
}

/** The objects in a file of several documents. */
export function documentsIn(text: string): readonly KubeObject[] {
  return parseAllDocuments(text).map((document) => document.toJS() as KubeObject);
}

function platformOf(name: string): Platform {
  return Platform.fromFile(join(APPS, name, 'platform.yaml'));
}
