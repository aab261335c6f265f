import type { ContainerPort } from '../core/kube';
import type { Labels } from '../core/labels';

/** Where the metrics of the application are. */
export interface MergedProps {
  /** Name of the container's port that serves its metrics. @default - the application has none, only its proxy has */
  readonly port?: string;
  /** Path of its metrics. @default '/metrics' */
  readonly path?: string;
}

/** How Prometheus gets the metrics of a service, as plain data. */
export type ScrapeFacts =
  | { readonly kind: 'port'; readonly port: string; readonly path: string }
  | { readonly kind: 'merged'; readonly port?: string; readonly path: string };

const PATH = '/metrics';

/** Istio's own: whether the agent adds the application's metrics to those of the proxy. */
const MERGE_ANNOTATION = 'prometheus.istio.io/merge-metrics';

/** How Prometheus gets the metrics of a service. */
export class Scrape {
  /**
   * From a port of the container. In a mesh with STRICT mTLS a Prometheus outside of the mesh cannot reach it: use
   * `merged()` there.
   */
  static port(name: string, path = PATH): Scrape {
    return new Scrape({ kind: 'port', port: name, path });
  }

  /** From Istio's agent, which serves the proxy's metrics and the application's together, in plain text, at port 15020. */
  static merged({ port, path = PATH }: MergedProps = {}): Scrape {
    return new Scrape({ kind: 'merged', ...(port === undefined ? {} : { port }), path });
  }

  private constructor(readonly facts: ScrapeFacts) {}
}

/**
 * Annotations that a pod needs to be scraped this way: the agent reads from them where the application's metrics are.
 * The injector replaces them with its own port and path.
 */
export function scrapeAnnotations({ facts }: Scrape, ports: readonly ContainerPort[]): Labels {
  if (facts.kind === 'port') return {};
  const port = ports.find(({ name }) => name === facts.port);
  if (port === undefined) return { [MERGE_ANNOTATION]: 'true' };
  return {
    [MERGE_ANNOTATION]: 'true',
    'prometheus.io/scrape': 'true',
    'prometheus.io/port': String(port.containerPort),
    'prometheus.io/path': facts.path,
  };
}
