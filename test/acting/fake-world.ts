import type { PlatformFacts, ReleaseData } from 'cutover';
import type { BranchFacts, ClusterSide, Moved, World } from '../../lib/acting/world';
import type { Memory } from '../../lib/actor/memory';
import type { RunFacts } from '../../lib/actor/runs';
import { standText } from '../../lib/actor/stand';
import { resolvePlatform } from '../../lib/platform/platform';
import { candidateWeight, stageOf } from '../../lib/release/model';
import type { ReleasePlan } from '../../lib/release/plan';
import { holdOf } from '../../lib/release/stage';
import { transitionProblems } from '../../lib/transitions/transitions';

/** What becomes of a release that is made up. */
export interface Story {
  readonly plan: ReleasePlan;
  readonly start: ReleaseData;
  /** The stage at which a gate fails, and after how many seconds. @default - none does */
  readonly fails?: { readonly stage: string; readonly after: number };
  /** Who is silent, from when to when, in seconds of the story. @default - nobody */
  readonly outages?: readonly { readonly who: Part; readonly from: number; readonly to: number }[];
  readonly platform?: PlatformFacts;
}

export type Part = 'fetch' | 'push' | 'cluster' | 'prometheus' | 'engine';

interface Commit {
  readonly id: string;
  readonly release: ReleaseData;
  readonly message: string;
  readonly at: number;
}

/** Thrown where an actor is killed. */
export class Killed extends Error {}

/** Seconds in which the engine looks at Git when nobody wakes it. */
const POLLS_EVERY = 120;

/** A remote branch and a cluster, as several actors share them. Time passes when it is told to. */
export class FakeWorld {
  now = 1_800_000_000;
  readonly commits: Commit[];
  readonly directly: string[] = [];
  private readonly begin = this.now;
  private applied: Commit;
  private appliedAt = this.now;
  private weights = 0;
  private memory: Memory = { silentSince: {} };
  private paused = false;
  private readonly runs = new Map<string, number>();

  constructor(private readonly story: Story) {
    const first = { id: 'c0', release: story.start, message: '', at: this.now };
    this.commits = [first];
    this.applied = first;
    this.sync();
  }

  get head(): Commit {
    return this.commits.at(-1)!;
  }

  get stages(): readonly string[] {
    return this.commits.map(({ release }) => release.stage);
  }

  /** Percent of the traffic that the candidate has. */
  get candidate(): number {
    return this.weights;
  }

  get isPaused(): boolean {
    return this.paused;
  }

  pass(seconds: number): void {
    this.now += seconds;
    if (this.now - this.appliedAt >= POLLS_EVERY) this.sync();
  }

  /** Somebody pushes another stage. */
  push(stage: string): void {
    const release = { ...this.head.release, stage };
    this.commits.push({ id: `c${this.commits.length}`, release, message: '', at: this.now });
  }

  /** What one actor sees; `step` is called before each thing that it does, and may end it there. */
  of(step: () => void = () => undefined): World {
    let fetched = this.head;
    let base = this.head;
    const touch = (part?: Part) => {
      step();
      if (part && this.isOut(part)) throw new Error(`${part} does not answer`);
    };
    const cluster: ClusterSide = {
      look: later((branch: BranchFacts) => {
        touch('cluster');
        return this.look(branch);
      }),
      recall: later(() => {
        touch('cluster');
        return this.memory;
      }),
      remember: later((_: BranchFacts, memory: Memory) => {
        touch('cluster');
        this.memory = memory;
      }),
      wake: later(() => {
        touch('cluster');
        if (!this.isOut('fetch')) this.sync();
      }),
      takeBack: later(() => {
        touch('cluster');
        this.paused = true;
        touch();
        this.weights = 0;
        this.directly.push(standText(base.release));
        return [];
      }),
      resume: later(() => {
        touch('cluster');
        this.paused = false;
        this.sync();
      }),
    };
    return {
      now: () => this.now,
      branch: {
        fetch: later(() => {
          touch('fetch');
          fetched = this.head;
        }),
        read: later(() => {
          touch();
          base = fetched;
          return this.facts(base);
        }),
        move: later((release: ReleaseData, message: string) => {
          touch();
          const moved = this.move(base, release, message);
          touch();
          return moved;
        }),
        leave: later(() => undefined),
      },
      cluster,
      share: later((_: BranchFacts, window: number) => {
        touch('prometheus');
        return { window, candidate: 10 * this.weights, all: 1000 };
      }),
    };
  }

  private facts({ id, release, at }: Commit): BranchFacts {
    const { plan, platform = {} } = this.story;
    return {
      ...{ commit: id, revision: { release }, plan, platform: resolvePlatform(platform) },
      ...{ environment: undefined, namespace: 'shop', committedAt: at },
    };
  }

  private move(base: Commit, release: ReleaseData, message: string): Moved {
    if (this.isOut('push') || this.isOut('fetch')) return { kind: 'refused', why: 'protected' };
    if (base !== this.head) return { kind: 'raced' };
    const problems = transitionProblems({
      ...{ plan: this.story.plan, before: { release: base.release }, after: { release } },
      ...{ reached: { at: base.at, by: 'commit' }, now: this.now, locate: (field) => ({ field }) },
    });
    if (problems.length > 0) return { kind: 'illegal', problems };
    const commit = { id: `c${this.commits.length}`, release, message, at: this.now };
    this.commits.push(commit);
    return { kind: 'pushed', commit: commit.id };
  }

  private look({ commit, revision: { release } }: BranchFacts): Awaited<ReturnType<ClusterSide['look']>> {
    const wanted = weightOf(this.story.plan, release);
    return {
      isPaused: this.paused,
      facts: {
        unapplied: this.applied.id === commit ? [] : ['another commit'],
        lacking: [],
        weights: { wanted: `candidate ${wanted}`, actual: `candidate ${this.weights}` },
        runs: this.runOf(release),
      },
    };
  }

  private runOf(release: ReleaseData): readonly RunFacts[] {
    const { plan, fails } = this.story;
    const stage = plan.stage(release.stage);
    if (!stage || holdOf(stage) === 0) return [];
    const name = standText(release);
    const createdAt = this.runs.get(name);
    if (createdAt === undefined) return [{ name, phase: 'Missing', metrics: [] }];
    const age = this.now - createdAt;
    const isBad = fails?.stage === release.stage && age >= fails.after;
    const phase = isBad ? 'Failed' : age >= holdOf(stage) ? 'Successful' : 'Running';
    return [{ name, phase, createdAt, metrics: [] }];
  }

  private sync(): void {
    if (this.paused || this.isOut('engine')) return;
    if (this.applied !== this.head || this.commits.length === 1) this.appliedAt = this.now;
    this.applied = this.head;
    const { release } = this.applied;
    this.weights = weightOf(this.story.plan, release);
    const name = standText(release);
    if (!this.runs.has(name)) this.runs.set(name, this.now);
  }

  private isOut(part: Part): boolean {
    const at = this.now - this.begin;
    return (this.story.outages ?? []).some(({ who, from, to }) => who === part && at >= from && at < to);
  }
}

function weightOf(plan: ReleasePlan, release: ReleaseData): number {
  const stage = stageOf(plan, release);
  return stage ? candidateWeight(stage) : 0;
}

/** The same with the answer later, and with the error in its place. */
function later<Given extends readonly unknown[], Answer>(
  work: (...given: Given) => Answer,
): (...given: Given) => Promise<Answer> {
  return (...given) => new Promise((resolve) => resolve(work(...given)));
}
