const labels = { type: 'object', additionalProperties: { type: 'string' } } as const;

/** JSON Schema of a platform file; published as `schemas/platform.schema.json` for editors. */
export const platformSchema = {
  $schema: 'http://json-schema.org/draft-07/schema#',
  title: 'Facts of one environment',
  type: 'object',
  additionalProperties: false,
  properties: {
    environment: { type: 'string', description: 'Name of the environment; a release of another one is refused.' },
    prometheus: {
      type: 'object',
      additionalProperties: false,
      description: 'Where metrics are asked for.',
      properties: {
        address: { type: 'string', default: 'http://prometheus.monitoring.svc:9090' },
        headers: { ...labels, description: 'Headers sent with every query; never secrets.' },
        tenant: { type: 'string', description: 'Tenant, sent as X-Scope-OrgID.' },
        namespace: { type: 'string', default: 'monitoring', description: 'Namespace that Prometheus scrapes from.' },
        scrapeInterval: {
          type: 'integer',
          default: 30,
          minimum: 1,
          maximum: 3600,
          description: 'Seconds between two scrapes; rates are taken over four of them at the least.',
        },
      },
    },
    ruleLabels: {
      ...labels,
      description: 'Labels that the Prometheus Operator selects rules, monitors and probes by.',
    },
    runbooks: { type: 'string', description: "Address under which an alert's name leads to its runbook." },
    gateImages: {
      type: 'object',
      additionalProperties: false,
      description: 'Images, by digest, that the Jobs of gates run.',
      properties: {
        smoke: { type: 'string', description: 'With sh, curl and grep.' },
        load: { type: 'string', description: 'With sh and k6.' },
      },
    },
    syncLatency: {
      type: 'integer',
      minimum: 0,
      maximum: 3600,
      description: 'Seconds from a commit until it is applied: 180 for argo-cd, 60 for flux, 10 for kubectl.',
    },
    gateways: {
      type: 'array',
      items: { type: 'string' },
      description: 'Gateways that public hosts come through, as namespace/name.',
    },
    sidecar: { enum: ['native', 'classic', 'none'], default: 'native', description: 'How the proxy runs in a pod.' },
    gitOps: { enum: ['argo-cd', 'flux', 'kubectl'], default: 'argo-cd', description: 'Who applies the manifests.' },
    clusterDomain: { type: 'string', default: 'cluster.local' },
    kubernetes: { type: 'string', default: '1.30', description: 'Kubernetes version, quoted: major.minor.' },
    topology: {
      enum: ['zones-and-nodes', 'nodes', 'none'],
      default: 'zones-and-nodes',
      description: 'How pods are spread.',
    },
  },
} as const;
