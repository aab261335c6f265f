import { CutoverError, Objective, Telemetries, type Telemetry } from 'cutover';
import { released } from './watching/sample';

/** What a release with a telemetry is refused for. */
function refusal(telemetry: unknown): unknown {
  try {
    released({ objectives: [Objective.errorRatio()], telemetry: telemetry as Telemetry }).at('idle');
    return undefined;
  } catch (error) {
    return error instanceof CutoverError ? error.problems : error;
  }
}

describe('a telemetry that is none', () => {
  it.each<[unknown, string]>([
    ['istioo', '"istioo"'],
    [{}, '{}'],
    [{ ...Telemetries.http(), durations: undefined }, '{"id":"http"}'],
    [Telemetries.http, 'a function that was not called'],
  ])('is one clear error: %j', (telemetry, given) => {
    expect(refusal(telemetry)).toMatchObject([
      {
        id: 'telemetry',
        severity: 'error',
        at: { field: 'telemetry' },
        given,
        allowed: expect.stringContaining('Telemetries.istio(), Telemetries.http()') as string,
      },
    ]);
  });

  it('is none of ours, in any of its forms', () => {
    for (const telemetry of Object.values(Telemetries)) expect(refusal(telemetry())).toBeUndefined();
  });
});
