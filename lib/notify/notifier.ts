/** Something that people may want to hear of a release. */
export interface ReleaseEvent {
  readonly kind: 'advanced' | 'rolled back' | 'ended' | 'needs people';
  readonly service: string;
  readonly environment?: string;
  /** The stage that it was at. */
  readonly stage: string;
  /** The stage that it goes to. @default - it stays */
  readonly to?: string;
  /** Why, line by line. */
  readonly lines: readonly string[];
  readonly commit?: string;
  /** Date and time, in UTC. */
  readonly at: string;
}

/** Somebody who is told. */
export interface Notifier {
  /** Tells of an event. May throw; nobody waits for it before a release goes on or back. */
  readonly notify: (event: ReleaseEvent) => Promise<void>;
}

/** An event as one line for people. */
export function headline({ kind, service, environment, stage, to }: ReleaseEvent): string {
  const name = environment === undefined ? service : `${service} in ${environment}`;
  switch (kind) {
    case 'advanced':
      return `${name} goes on from ${stage} to ${to ?? stage}`;
    case 'rolled back':
      return `${name} is taken back from ${stage}`;
    case 'ended':
      return `the release of ${name} is over, at ${stage}`;
    case 'needs people':
      return `${name} stays at ${stage}: somebody should look`;
  }
}
