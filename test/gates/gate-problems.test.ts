import { Gate } from '../../lib/gates/gate';
import { gateObjectiveProblems } from '../../lib/gates/gate-problems';
import { Objective } from '../../lib/objectives/objective';
import { Slo } from '../../lib/objectives/slo';

const at = { construct: 'shop/checkout' };
const problems = (gates: readonly Gate[], objectives: readonly Objective[], slos: readonly Slo[] = []) =>
  gateObjectiveProblems(
    gates.map(({ facts }) => facts),
    objectives.map(({ facts }) => facts),
    slos,
    at,
  );

describe('the question whether a page fires', () => {
  it('is refused without objectives, whose rules are the evidence that silence means anything', () => {
    const gates = [Gate.noPage({ name: 'quiet', labels: { team: 'shop' } }), Gate.complete(), Gate.scraped()];
    expect(problems(gates, [])).toMatchObject([
      {
        id: 'gate',
        severity: 'error',
        at: { construct: 'shop/checkout', field: 'before' },
        given: 'quiet without objectives',
        allowed: 'objectives beside it: their rules show that alerts are evaluated, and silence means that none fires',
        fix: 'add objectives, such as Objectives.guide000(), or take the gate out',
      },
    ]);
    expect(problems(gates, [Objective.errorRatio()])).toEqual([]);
  });

  it('may be asked twice, of other alerts under another name', () => {
    const gates = [Gate.noPage(), Gate.noPage({ name: 'no-page-of-ours', labels: { team: 'shop' } })];
    expect(problems(gates, [Objective.errorRatio()])).toEqual([]);
  });
});

describe('the question what is left of an error budget', () => {
  const gates = [Gate.errorBudget(Slo.availability())];

  it('is refused where no rule of the service records it', () => {
    expect(problems(gates, [])).toMatchObject([
      {
        id: 'gate',
        given: 'error-budget on the SLO availability, which is not one of slos',
        fix: 'add it to slos',
      },
    ]);
    expect(problems(gates, [], [Slo.latency({ milliseconds: 500 })])).toHaveLength(1);
  });

  it('is asked of an SLO of the service', () => {
    expect(problems(gates, [], [Slo.availability()])).toEqual([]);
  });
});
