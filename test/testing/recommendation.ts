import {
  BlueGreen,
  Capacity,
  Platform,
  Probe,
  ReleasePlan,
  Router,
  type BlueGreenProps,
  type ContainerProps,
} from 'cutover';
import { ReleaseStages, type BuildRelease, type ReleaseStagesProps, type SynthesizedStage } from 'cutover/testing';

export const container: ContainerProps = { port: 8080, ready: Probe.http('/ready'), live: Probe.http('/live') };

/** Construct code as a platform team writes it; a test gives what it varies. */
export function recommendation(varied: Partial<BlueGreenProps> = {}): BuildRelease {
  return (chart, release) =>
    new BlueGreen(chart, 'recommendation', {
      release,
      container,
      capacity: Capacity.autoscaled({ min: 4, max: 8 }),
      router: Router.istio({ hosts: ['recommendation.example.com'], previewHeader: 'x-preview' }),
      plan: ReleasePlan.guide000(),
      ...varied,
    });
}

/** A release of it as in guide 000; a test gives what it varies. */
export function guide000(varied: Partial<ReleaseStagesProps> = {}): ReleaseStages {
  return new ReleaseStages({
    service: 'recommendation',
    slots: { blue: { version: 'v2.4.0' }, green: { version: 'v2.5.0' } },
    plan: ReleasePlan.guide000(),
    platform: Platform.of({ gateways: ['istio-system/public'] }),
    namespace: 'production',
    build: recommendation(),
    ...varied,
  });
}

/** A stage as it would be with other objects. */
export function withObjects(stage: SynthesizedStage, objects: SynthesizedStage['objects']): SynthesizedStage {
  return Object.create(stage, { objects: { value: objects } }) as SynthesizedStage;
}
