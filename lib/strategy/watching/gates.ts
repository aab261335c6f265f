import type { KubeObject } from '../../core/kube';
import { DOMAIN, VERSION_LABEL, objectLabels, otherSlot } from '../../core/labels';
import { analysisRunObject, analysisTemplateObject } from '../../gates/metric';
import type { GateSite } from '../../gates/pre-release';
import { runName } from '../../gates/run-name';
import { stageMetrics, standingMetrics, type StageGatesInput } from '../../gates/stage-gates';
import { stageName } from '../../release/stage';
import type { RenderedVersion } from '../../service/version';
import type { Manifest } from '../manifest';
import { watchedVersion } from './versions';
import type { WatchInput } from './watching';

export const STAGE_LABEL = `${DOMAIN}/stage`;
export const ATTEMPT_LABEL = `${DOMAIN}/attempt`;

/** The analysis of a stage, and the same questions as a template for whoever wants to ask them at another time. */
export function gateManifests(input: WatchInput): Manifest[] {
  const found = gatesOf(input);
  if (!found) return [];
  const { model, namespace, attempt } = input;
  const { service } = model;
  const standing = standingMetrics(found);
  const metrics = stageMetrics(found);
  const stage = stageName(model.stage);
  const { version } = found.watch.candidate;
  const labels = { ...objectLabels(service), [VERSION_LABEL]: version };
  const run = { name: runName({ service, version, stage, attempt }), namespace };
  return [
    ...(standing.length > 0
      ? [placed(analysisTemplateObject({ name: `${service}-gates`, namespace, labels }, standing))]
      : []),
    ...(metrics.length > 0
      ? [
          placed(
            analysisRunObject(
              { ...run, labels: { ...labels, [STAGE_LABEL]: stage, [ATTEMPT_LABEL]: String(attempt) } },
              metrics,
            ),
          ),
        ]
      : []),
  ];
}

function placed(object: KubeObject): Manifest {
  return { id: object.kind, object };
}

/** What the gates are made from: nothing while there is no second version to be released. */
function gatesOf(input: WatchInput): StageGatesInput | undefined {
  const { model, watching } = input;
  const slot = otherSlot(model.live);
  const stable = watchedVersion(input, model.live);
  const candidate = watchedVersion(input, slot);
  const rendered = input.versions[slot];
  if (!stable || !candidate || !rendered || model.stage.kind === 'idle') return undefined;
  return {
    stage: model.stage,
    trafficBefore: model.trafficBefore,
    objectives: watching.objectives.map(({ facts }) => facts),
    before: watching.before.map(({ facts }) => facts),
    watch: { candidate, stable, telemetry: watching.telemetry },
    site: gateSite(input, rendered, { candidate, stable }),
  };
}

function gateSite(
  { platform, watching }: WatchInput,
  rendered: RenderedVersion,
  versions: Pick<GateSite, 'candidate' | 'stable'>,
): GateSite {
  return {
    ...versions,
    look: { telemetry: watching.telemetry, window: 4 * platform.prometheus.scrapeInterval, minimumRate: 0 },
    prometheus: platform.prometheus,
    sidecar: platform.sidecar,
    clusterDomain: platform.clusterDomain,
    port: rendered.ports[0]?.servicePort ?? 80,
    readyWithin: rendered.readyWithin,
    images: platform.gateImages,
  };
}
