import type { ReleaseData } from '../release/release';
import { oneLine } from './evidence';

/** A step that an actor commits. */
export interface CommittedStep {
  readonly before: ReleaseData;
  readonly after: ReleaseData;
  readonly environment: string | undefined;
  readonly evidence: readonly string[];
}

/** The message of the commit: what it does, why, and trailers by which programs find it. */
export function commitMessage({ before, after, environment, evidence }: CommittedStep): string {
  const { service, stage: from, attempt = 1 } = before;
  const to = after.stage;
  const subject =
    to === 'rollback'
      ? `Take ${service} back from ${from}`
      : to === 'idle'
        ? `Close the release of ${service}`
        : `Move ${service} to ${to}`;
  const trailers = [
    `Cutover-Release: ${service}`,
    ...(environment === undefined ? [] : [`Cutover-Environment: ${environment}`]),
    `Cutover-Step: ${from} → ${to}`,
    `Cutover-Attempt: ${attempt}`,
  ];
  // Indented, so that nothing that was measured is taken for a trailer.
  const body = evidence.length === 0 ? ['no gate looks at this stage'] : evidence.map((line) => `  ${line}`);
  return [subject, '', ...body, '', ...trailers.map(oneLine), ''].join('\n');
}
