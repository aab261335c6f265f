/** JSON Schema of a release file; published as `schemas/release.schema.json` for editors. */
export const releaseSchema = {
  $schema: 'http://json-schema.org/draft-07/schema#',
  title: 'A release of one service in one environment',
  type: 'object',
  additionalProperties: false,
  required: ['service', 'live', 'stage', 'slots'],
  properties: {
    service: { type: 'string', description: 'Name of the service; names of its objects derive from it.' },
    environment: { type: 'string', description: "Environment that the release is for; must be the platform's." },
    live: { enum: ['blue', 'green'], description: 'The slot whose version is the stable one.' },
    stage: {
      type: 'string',
      description:
        'The word that moves: a stage of the plan such as preview, shift-10, soak or retire; or idle, rollback.',
    },
    attempt: { type: 'integer', minimum: 1, default: 1, description: 'Counts up when the release is tried again.' },
    'roll-live': {
      type: 'string',
      minLength: 1,
      description: 'Restarts the live slot in place, once, with what the code says now: the reason in words.',
    },
    approvals: {
      type: 'array',
      description: 'Who approved what. A stage whose plan asks for it is entered with one of its version and attempt.',
      items: { $ref: '#/definitions/approval' },
    },
    slots: {
      type: 'object',
      additionalProperties: false,
      minProperties: 1,
      description: 'The version in each slot; a slot that is left out runs nothing.',
      properties: { blue: { $ref: '#/definitions/slot' }, green: { $ref: '#/definitions/slot' } },
    },
  },
  definitions: {
    approval: {
      type: 'object',
      additionalProperties: false,
      required: ['stage', 'version', 'by', 'at'],
      properties: {
        stage: { type: 'string', minLength: 1, description: 'The stage that may be entered.' },
        version: { type: 'string', minLength: 1, description: 'The version that may.' },
        attempt: { type: 'integer', minimum: 1, default: 1, description: 'The attempt that may.' },
        by: { type: 'string', pattern: '\\S', description: 'Who says so: a name or an address that people know.' },
        at: {
          type: 'string',
          pattern: '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}(:\\d{2}(\\.\\d+)?)?(Z|[+-]\\d{2}:\\d{2})$',
          description: 'When: 2026-11-21T15:04:05Z.',
        },
      },
    },
    slot: {
      type: 'object',
      additionalProperties: false,
      required: ['version', 'image'],
      properties: {
        version: { type: 'string', description: "Name of the version; becomes the pods' version label." },
        image: { type: 'string', description: 'Image by digest: name@sha256:…' },
      },
    },
  },
} as const;
