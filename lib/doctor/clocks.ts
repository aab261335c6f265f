import { Examination, unlessWrong, type Finding } from './finding';

export const clocksExamination = new Examination({
  id: 'clocks',
  title: 'The clocks of this machine, the API server and Prometheus agree',
  means: 'Holds are counted by them: a stage passes early or late, and a gate looks at a time that has not come.',
});

/** A clock as it was read: what it said, and ours before and after. */
export interface ReadClock {
  readonly of: string;
  /** Seconds since 1970, as it said. */
  readonly says: number;
  /** Seconds to which it is exact: a header has whole ones. */
  readonly exact: number;
  readonly asked: number;
  readonly answered: number;
}

/** Seconds that matter to nobody, and seconds that are a good part of the shortest hold. */
const [NOTICED, WRONG] = [5, 30];

/** Seconds that a clock is surely ahead of ours, or behind it where they are negative. */
export function skewOf({ says, exact, asked, answered }: ReadClock): number {
  const ahead = says - answered;
  const behind = asked - (says + exact);
  return ahead > 0 ? ahead : behind > 0 ? -behind : 0;
}

/** Clocks that are surely apart from ours. */
export function judgeClocks(clocks: readonly ReadClock[]): readonly Finding[] {
  if (clocks.length === 0) return [clocksExamination.notKnown('no clock could be read', 'see why nobody answers')];
  const findings = clocks.flatMap((clock) => {
    const skew = skewOf(clock);
    if (Math.abs(skew) <= NOTICED) return [];
    const text = `${clock.of} is ${Math.abs(skew).toFixed(1)} s ${skew > 0 ? 'ahead of' : 'behind'} this machine`;
    const fix = 'let both follow the same time servers (chrony, systemd-timesyncd)';
    return [Math.abs(skew) > WRONG ? clocksExamination.failed(text, fix) : clocksExamination.warning(text, fix)];
  });
  const names = clocks.map(({ of }) => of).join(', ');
  return unlessWrong(findings, () => clocksExamination.ok(`${names}: not more than ${NOTICED} s from this machine`));
}
