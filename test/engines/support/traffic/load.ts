import type { SlotName } from 'cutover';
import { SLOTS } from '../../../../lib/core/labels';
import { ENVOY_PROXY, until, type Engines } from '../../../../lib/engines';
import { askInside, startInside } from './program';

const ADMIN = 7090;

/** Requests of one kind. */
export interface Order {
  /** Host name that is called. */
  readonly host: string;
  /** @default '/' */
  readonly path?: string;
  /** @default {} */
  readonly headers?: Readonly<Record<string, string>>;
  /** Requests in flight at any moment, each on a connection of its own that stays open. @default 16 */
  readonly inFlight?: number;
  /** Milliseconds that a connection rests after each answer. @default 0 */
  readonly pause?: number;
  /** Milliseconds after which the client gives up. @default 20,000 */
  readonly patience?: number;
}

/** What became of requests. */
export interface Outcomes {
  readonly total: number;
  /** All of them, by status, slot and version: `200 blue v1`; or by what went wrong. */
  readonly all: Readonly<Record<string, number>>;
  /** Answers with 200, by slot. */
  readonly slots: Readonly<Record<SlotName, number>>;
  /** Everything else, by what it was: an error of the pod, of Envoy, or of the connection. */
  readonly failed: Readonly<Record<string, number>>;
  /** How many of them failed. */
  readonly lost: number;
}

/** One request: when it was sent and answered, in milliseconds of the machine's clock, and what became of it. */
export interface SentRequest {
  readonly sent: number;
  readonly answered: number;
  readonly slot: SlotName | undefined;
}

/** Milliseconds of the clock that {@link SentRequest} has. */
export function clock(): number {
  return Number(process.hrtime.bigint() / 1000n) / 1000;
}

/** A client of the mesh, inside: real requests through the real Envoy. It never tries one again. */
export class Load {
  private streams = 0;

  static async start(engines: Engines): Promise<Load> {
    await startInside(engines, 'load', ADMIN, { proxy: ENVOY_PROXY, admin: ADMIN });
    return new Load(engines);
  }

  private constructor(private readonly engines: Engines) {}

  /** Sends that many requests and waits for every answer. */
  async send(count: number, order: Order): Promise<Outcomes> {
    const stream = await this.begin({ ...order, count });
    return stream.finished();
  }

  /** Sends until it is stopped, or that many. */
  async begin(order: Order & { readonly count?: number }): Promise<Stream> {
    this.streams += 1;
    const name = String(this.streams);
    const { path = '/', headers = {}, inFlight = 16, pause = 0, patience = 20_000, ...rest } = order;
    const ask = async (question: object): Promise<unknown> =>
      JSON.parse(
        await askInside(this.engines, ADMIN, { method: 'POST', path: '/', body: { stream: name, ...question } }),
      );
    await ask({ kind: 'start', path, headers, inFlight, pause, patience, ...rest });
    return new Stream(ask, patience);
  }
}

/** Requests under way. */
export class Stream {
  constructor(
    private readonly ask: (question: object) => Promise<unknown>,
    private readonly patience: number,
  ) {}

  /** What has become of the requests until now, those that are in flight left out. */
  async outcomes(): Promise<Outcomes> {
    return (await this.look({ kind: 'outcomes' })).outcomes;
  }

  /** Every request sent from a moment on. */
  async since(from: number): Promise<readonly SentRequest[]> {
    const requests = (await this.ask({ kind: 'requests', from })) as readonly (readonly [number, number, string])[];
    return requests.map(([sent, answered, outcome]) => ({ sent, answered, slot: slotOf(outcome) }));
  }

  /** Sends no more, waits for the last answer, and gives what became of all of them. */
  async stop(): Promise<Outcomes> {
    await this.ask({ kind: 'stop' });
    return this.finished();
  }

  /** Waits for the last answer. */
  finished(): Promise<Outcomes> {
    return until(
      async () => {
        const { outcomes, running } = await this.look({ kind: 'outcomes' });
        return running ? undefined : outcomes;
      },
      { limit: this.patience + 60_000, every: 100 },
      (why) => new Error(`the load did not come to its end ${why}`),
    );
  }

  private async look(question: object): Promise<{ readonly outcomes: Outcomes; readonly running: boolean }> {
    const { outcomes, running } = (await this.ask(question)) as {
      readonly outcomes: Readonly<Record<string, number>>;
      readonly running: boolean;
    };
    return { outcomes: sorted(outcomes), running };
  }
}

function sorted(outcomes: Readonly<Record<string, number>>): Outcomes {
  const slots = { blue: 0, green: 0 };
  const failed: Record<string, number> = {};
  for (const [outcome, count] of Object.entries(outcomes)) {
    const slot = slotOf(outcome);
    if (slot) slots[slot] += count;
    else failed[outcome] = count;
  }
  const lost = Object.values(failed).reduce((sum, count) => sum + count, 0);
  return { total: slots.blue + slots.green + lost, all: outcomes, slots, failed, lost };
}

/** The slot that answered with 200. */
function slotOf(outcome: string): SlotName | undefined {
  return SLOTS.find((slot) => outcome.startsWith(`200 ${slot} `));
}
