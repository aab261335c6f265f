/** What an examination came to; `not known` is what could not be looked at, and is never counted as well. */
export type Verdict = 'ok' | 'warning' | 'failed' | 'not known';

/** What one examination says of one thing. */
export interface Finding {
  /** Id of the examination. */
  readonly id: string;
  /** What has to be true, as one sentence. */
  readonly title: string;
  readonly verdict: Verdict;
  /** What was seen in the cluster, or why nothing could be. */
  readonly seen: string;
  /** What happens when it stays so; none where all is well. */
  readonly means?: string;
  /** How to mend it; none where all is well. */
  readonly mend?: string;
}

/** What an examination is. */
export interface ExaminationProps {
  /** Lower case words joined by dashes; ids are contract and never change. */
  readonly id: string;
  /** What has to be true, as one sentence. */
  readonly title: string;
  /** What happens when it is not. */
  readonly means: string;
}

/** An examination of a cluster: the one place from which its findings are made. */
export class Examination {
  /** Lower case words joined by dashes. */
  readonly id: string;
  /** What has to be true, as one sentence. */
  readonly title: string;
  /** What happens when it is not. */
  readonly means: string;

  constructor({ id, title, means }: ExaminationProps) {
    this.id = id;
    this.title = title;
    this.means = means;
  }

  /** All is as it has to be. */
  ok(seen: string): Finding {
    return { id: this.id, title: this.title, verdict: 'ok', seen };
  }

  /** A release would go wrong. */
  failed(seen: string, mend: string): Finding {
    return { ...this.ok(seen), verdict: 'failed', means: this.means, mend };
  }

  /** A release may go wrong. */
  warning(seen: string, mend: string): Finding {
    return { ...this.ok(seen), verdict: 'warning', means: this.means, mend };
  }

  /** It could not be looked at. */
  notKnown(why: string, mend: string): Finding {
    return { ...this.ok(why), verdict: 'not known', means: this.means, mend };
  }
}

/** How many of each verdict there are. */
export function countOf(findings: readonly Finding[]): Readonly<Record<Verdict, number>> {
  const of = (wanted: Verdict) => findings.filter(({ verdict }) => verdict === wanted).length;
  return { ok: of('ok'), warning: of('warning'), failed: of('failed'), 'not known': of('not known') };
}

/** What was found as one: that which is wrong, or that all is well. */
export function unlessWrong(findings: readonly Finding[], well: () => Finding): readonly Finding[] {
  return findings.length > 0 ? findings : [well()];
}
