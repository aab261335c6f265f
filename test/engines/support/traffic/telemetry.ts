import { PROMETHEUS, until, type Engines } from '../../../../lib/engines';

/** One series of an answer. */
export interface Sample {
  readonly labels: Readonly<Record<string, string>>;
  readonly value: number;
}

/** Which numbers are asked for. */
export interface Asked {
  readonly reporter: 'source' | 'destination';
  /** Host name of the service that was called. */
  readonly service: string;
  /** The moment, in milliseconds. */
  readonly at: number;
}

/** Numbers of a time. */
export interface Windowed extends Asked {
  /** Milliseconds before the moment. */
  readonly window: number;
}

/** Envoy puts its histograms together twice a second. */
const FLUSHED = 1;
/** Targets are looked for and scraped once a second. */
const SCRAPED_WITHIN = 60_000;

/** What Prometheus has scraped of the stand-in, asked as a gate would ask. */
export class Telemetry {
  constructor(private readonly engines: Engines) {}

  /** An instant query, of a moment in milliseconds. */
  async query(query: string, at: number = Date.now()): Promise<readonly Sample[]> {
    const result = (await this.get(`query?time=${at / 1000}&query=${encodeURIComponent(query)}`)) as {
      readonly result: readonly { readonly metric: Sample['labels']; readonly value: readonly [number, string] }[];
    };
    return result.result.map(({ metric, value }) => ({ labels: metric, value: Number(value[1]) }));
  }

  /** Waits until both reporters have been scraped anew, so that what has ended by now is counted. */
  async scraped(): Promise<void> {
    const now = Date.now() / 1000;
    await until(
      async () => {
        const times = await this.query('min by (reporter) (timestamp(istio_requests_total))');
        if (times.length === 2 && times.every(({ value }) => value > now + FLUSHED)) return true;
        throw new Error(JSON.stringify(await this.get('targets?state=active')));
      },
      { limit: SCRAPED_WITHIN },
      (why) => new Error(`Prometheus has not scraped both reporters ${why}`),
    );
  }

  /** Requests to a service until a moment, by version and status: `v1 200`. */
  async requests({ reporter, service, at }: Asked): Promise<Readonly<Record<string, number>>> {
    const series = `istio_requests_total{${selector(reporter, service)}}`;
    const samples = await this.query(`sum by (destination_version, response_code) (${series})`, at);
    return Object.fromEntries(
      samples.map(({ labels, value }) => [`${labels.destination_version} ${labels.response_code}`, value]),
    );
  }

  /** Requests whose time is known, by version. */
  async timed({ reporter, service, at }: Asked): Promise<Readonly<Record<string, number>>> {
    const series = `istio_request_duration_milliseconds_count{${selector(reporter, service)}}`;
    return byVersion(await this.query(`sum by (destination_version) (${series})`, at));
  }

  /** Share of a version's requests that were answered with 5xx, as a gate asks for it. Nothing where there were none. */
  async errorShare({ reporter, service, at, window }: Windowed): Promise<Readonly<Record<string, number>>> {
    const rate = (more: string) =>
      `sum by (destination_version) (rate(istio_requests_total{${selector(reporter, service)}${more}}[${window}ms]))`;
    return byVersion(await this.query(`${rate(',response_code=~"5.."')} / ${rate('')}`, at));
  }

  /** The median of a version's times, in milliseconds. */
  async median({ reporter, service, at, window }: Windowed): Promise<Readonly<Record<string, number>>> {
    const rate = `rate(istio_request_duration_milliseconds_bucket{${selector(reporter, service)}}[${window}ms])`;
    return byVersion(await this.query(`histogram_quantile(0.5, sum by (le, destination_version) (${rate}))`, at));
  }

  private async get(path: string): Promise<unknown> {
    const { status, body } = await this.engines.ask({ port: PROMETHEUS, path: `/api/v1/${path}` });
    if (status !== 200) throw new Error(`Prometheus answers ${path} with ${status}: ${body}`);
    return (JSON.parse(body) as { readonly data: unknown }).data;
  }
}

function selector(reporter: string, service: string): string {
  return `reporter="${reporter}",destination_service="${service}"`;
}

function byVersion(samples: readonly Sample[]): Readonly<Record<string, number>> {
  return Object.fromEntries(
    samples.map(({ labels, value }): [string, number] => [labels.destination_version ?? '', value]),
  );
}
