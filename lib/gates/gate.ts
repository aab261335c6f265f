import type { Labels } from '../core/labels';
import { seconds, whole, type Seconds } from '../core/quantity';
import type { Slo } from '../objectives/slo';
import { absolute, alertLabels, commandLine, headerName, named, oneLine, refusal, variables } from './gate-text';

export { gateRule } from './gate-text';

/** What is asked before the first request reaches a version. */
export type GateFacts =
  | SmokeGate
  | LoadGate
  | JobGate
  | BudgetGate
  | NoPageGate
  | { readonly kind: 'scraped'; readonly name: string }
  | { readonly kind: 'complete'; readonly name: string };

/** One request that must be answered as expected. */
export interface SmokeGate {
  readonly kind: 'smoke';
  readonly name: string;
  readonly image: string | undefined;
  readonly path: string;
  readonly status: number;
  readonly headers: Labels;
  readonly origin: string | undefined;
  readonly timeout: number;
}

/** Requests at a rate, and how many may fail or be slow. */
export interface LoadGate {
  readonly kind: 'load';
  readonly name: string;
  readonly image: string | undefined;
  readonly path: string;
  readonly rate: number;
  readonly duration: number;
  readonly maxErrorRatio: number;
  readonly p99Milliseconds: number;
}

/** A program of the team's own. */
export interface JobGate {
  readonly kind: 'job';
  readonly name: string;
  readonly image: string;
  readonly command: readonly string[];
  readonly env: Labels;
  readonly timeout: number;
}

/** What is left of an error budget. */
export interface BudgetGate {
  readonly kind: 'budget';
  readonly name: string;
  readonly slo: Slo;
  readonly hold: number;
  readonly rollback: number;
}

/** Alerts of which none may fire. */
export interface NoPageGate {
  readonly kind: 'no-page';
  readonly name: string;
  readonly labels: Labels | undefined;
}

/** A request and its answer. */
export interface SmokeProps {
  /** Path that is asked. @default '/health' (guides 000 and 001) */
  readonly path?: string;
  /** Status of the answer. @default 200 */
  readonly status?: number;
  /** Headers that the answer must have, with their values. @default {} */
  readonly headers?: Labels;
  /** Origin that is sent, and that the answer must allow: guide 001's missing CORS header. @default - none is sent */
  readonly origin?: string;
  /** Image by digest with `sh`, `curl`, `grep` and `tr`, such as curl's own. @default - the platform's `gateImages.smoke` */
  readonly image?: string;
  /**
   * Time in which it must have passed; where `readyWithin` and a minute are longer it has these, because it waits for
   * the candidate's pods. @default Duration.minutes(3)
   */
  readonly timeout?: Seconds;
  /** Name of the gate. @default 'smoke' */
  readonly name?: string;
}

/** A load on the candidate at its full capacity. */
export interface LoadProps {
  /** Requests per second. */
  readonly rate: number;
  /** How long, from the first answer of the candidate on. @default Duration.minutes(2) */
  readonly duration?: Seconds;
  /** Path that is asked. @default '/' */
  readonly path?: string;
  /** Share of requests that may fail. @default 0.005 (guide 000) */
  readonly maxErrorRatio?: number;
  /** Milliseconds that 99 % of the requests must be answered in. @default 500 (guide 000) */
  readonly p99Milliseconds?: number;
  /** Image by digest of k6; its user has to be a number above 0. @default - the platform's `gateImages.load` */
  readonly image?: string;
  /** Name of the gate. @default 'load' */
  readonly name?: string;
}

/** What must be left of an error budget, as shares of it. */
export interface BudgetProps {
  /** Below this the release waits. @default 0.2 */
  readonly hold?: number;
  /** Below this it is refused. @default 0.1 */
  readonly rollback?: number;
  /** Name of the gate. @default 'error-budget' */
  readonly name?: string;
}

/** Which alerts are pages. */
export interface NoPageProps {
  /**
   * Labels that an alert has to have, each with this value, in the place of the default ones.
   * @default - severity critical, and the name and the namespace of the service
   */
  readonly labels?: Labels;
  /** Name of the gate. @default 'no-page' */
  readonly name?: string;
}

/** A program whose exit code is the verdict. */
export interface JobProps {
  /** Image by digest; its user has to be a number above 0. */
  readonly image: string;
  /**
   * The program and its arguments. `CUTOVER_URL`, `CUTOVER_VERSION` and `CUTOVER_STABLE_URL` are in its environment. It
   * begins with the other gates, and has to wait by itself for pods that are not ready yet.
   */
  readonly command: readonly string[];
  /** More variables. @default {} */
  readonly env?: Labels;
  /** Time in which it must have ended. @default Duration.minutes(10) */
  readonly timeout?: Seconds;
}

/** A question that is answered once, before a version gets its first request. */
export class Gate {
  /** Asks the candidate's own Service, and holds the answer against what is expected. */
  static smoke(props: SmokeProps = {}): Gate {
    const { name = 'smoke', path = '/health', status = 200, headers = {}, timeout = 180 } = props;
    return new Gate({
      kind: 'smoke',
      name: named(name),
      image: props.image,
      path: absolute(path),
      status: whole(status, 'status', 100, 599),
      headers: Object.fromEntries(
        Object.entries(headers).map(([header, value]) => [headerName(header), oneLine('headers', value)]),
      ),
      origin: props.origin === undefined ? undefined : oneLine('origin', props.origin),
      timeout: seconds(timeout, 'timeout', 1),
    });
  }

  /**
   * Sends requests to the candidate's own Service, which is at full capacity, and counts what fails and what is slow. It
   * begins with the first answer, for which it waits as long as pods may take to be ready.
   */
  static load(props: LoadProps): Gate {
    const { name = 'load', path = '/', duration = 120, maxErrorRatio = 0.005, p99Milliseconds = 500 } = props;
    if (!(maxErrorRatio > 0 && maxErrorRatio < 1)) {
      throw refusal('maxErrorRatio', String(maxErrorRatio), 'a share between 0 and 1', '0.005');
    }
    return new Gate({
      kind: 'load',
      name: named(name),
      image: props.image,
      path: absolute(path),
      rate: whole(props.rate, 'rate', 1),
      duration: seconds(duration, 'duration', 1),
      maxErrorRatio,
      p99Milliseconds: whole(p99Milliseconds, 'p99Milliseconds', 1),
    });
  }

  /** Compares the candidate's contract with the stable version's: a program of yours that knows OpenAPI or proto. */
  static contract(props: JobProps): Gate {
    return Gate.job('contract', props);
  }

  /** A program of your own; it passes with exit code 0. */
  static job(name: string, { image, command, env = {}, timeout = 600 }: JobProps): Gate {
    return new Gate({
      kind: 'job',
      name: named(name),
      image,
      command: commandLine(command),
      env: variables(env),
      timeout: seconds(timeout, 'timeout', 1),
    });
  }

  /**
   * What must be left of an error budget: held below `hold`, refused below `rollback`. 10 % carry two total outages of
   * two minutes each (9 %). Defaults: 0.2 and 0.1.
   */
  static errorBudget(slo: Slo, { hold = 0.2, rollback = 0.1, name = 'error-budget' }: BudgetProps = {}): Gate {
    if (!(rollback >= 0 && rollback <= hold && hold <= 1)) {
      throw refusal(
        'errorBudget',
        `hold ${hold}, rollback ${rollback}`,
        '0 ≤ rollback ≤ hold ≤ 1',
        'hold 0.2, rollback 0.1',
      );
    }
    return new Gate({ kind: 'budget', name: named(name), slo, hold, rollback });
  }

  /**
   * No critical alert of the service fires, or none with the labels that are said: nothing is released into an incident.
   * Where the rules of this release are not evaluated, silence is no answer: it waits for them, then holds.
   */
  static noPage({ labels, name = 'no-page' }: NoPageProps = {}): Gate {
    return new Gate({ kind: 'no-page', name: named(name), labels: labels && alertLabels(labels) });
  }

  /** The pods of both versions are scraped: what no metric sees would pass every gate. */
  static scraped(): Gate {
    return new Gate({ kind: 'scraped', name: 'scraped' });
  }

  /** Every pod that the candidate asks for is ready. */
  static complete(): Gate {
    return new Gate({ kind: 'complete', name: 'candidate-complete' });
  }

  private constructor(readonly facts: GateFacts) {}
}
