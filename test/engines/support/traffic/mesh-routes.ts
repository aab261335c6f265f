import type { SlotName } from 'cutover';
import { ENVOY_ADMIN, until, type Engines } from '../../../../lib/engines';

/** Envoy hears of a change within a second, on a machine that has time for it. */
const CONVERGES_WITHIN = 30_000;

interface RouteAction {
  readonly cluster?: string;
  readonly weighted_clusters?: { readonly clusters: readonly { readonly name: string; readonly weight: number }[] };
}

interface RouteConfig {
  readonly name: string;
  readonly virtual_hosts?: readonly {
    readonly domains: readonly string[];
    readonly routes?: readonly { readonly name?: string; readonly route?: RouteAction }[];
  }[];
}

/** What Envoy has been told, asked of Envoy itself. */
export class MeshRoutes {
  constructor(private readonly engines: Engines) {}

  /** Waits until Envoy divides the requests to a host like that. */
  async divide(host: string, weights: Readonly<Record<SlotName, number>>): Promise<void> {
    await until(
      async () => {
        const division = await this.division(host);
        if (division?.blue === weights.blue && division.green === weights.green) return true;
        throw new Error(`it is ${JSON.stringify(division)}`);
      },
      { limit: CONVERGES_WITHIN },
      (why) => new Error(`Envoy does not divide ${host} by ${JSON.stringify(weights)} ${why}`),
    );
  }

  /** Waits until Envoy leads a named route of a host to a slot alone: where no weight changes, that is what does. */
  async lead(host: string, route: string, slot: SlotName): Promise<void> {
    await until(
      async () => (await this.action(host, route))?.cluster?.split('|')[2] === slot,
      { limit: CONVERGES_WITHIN },
      (why) => new Error(`Envoy does not lead route ${route} of ${host} to ${slot} ${why}`),
    );
  }

  /**
   * Waits until Envoy has that many pods to send to for a slot of a service, or more, or none at all where it is to have
   * none. Without a slot, those of the service as a whole.
   */
  async endpoints(service: string, slot: SlotName | '', count: number): Promise<void> {
    const name = service.replaceAll('.', '\\.');
    const filter = `^cluster\\.outbound\\|[0-9]+\\|${slot}\\|${name};?\\.membership_healthy$`;
    await until(
      async () => {
        const [found] = Object.values(await this.stats(filter));
        if (found !== undefined && (count === 0 ? found === 0 : found >= count)) return true;
        throw new Error(`it has ${String(found)}`);
      },
      { limit: CONVERGES_WITHIN },
      (why) => new Error(`Envoy does not have ${count} endpoints of ${service} ${slot} ${why}`),
    );
  }

  /** Kinds of configuration of which Envoy has refused an update, with how many. Istio's has to be taken as it comes. */
  async rejected(): Promise<Readonly<Record<string, number>>> {
    const stats = await this.stats('update_rejected$');
    if (Object.keys(stats).length === 0) throw new Error('Envoy does not say what it has refused');
    return Object.fromEntries(Object.entries(stats).filter(([, count]) => count > 0));
  }

  /** Updates that Envoy has taken. */
  async taken(): Promise<number> {
    return Object.values(await this.stats('update_success$')).reduce((sum, count) => sum + count, 0);
  }

  private async action(host: string, route: string): Promise<RouteAction | undefined> {
    const dump = JSON.parse(await this.admin('/config_dump?resource=dynamic_route_configs')) as {
      readonly configs?: readonly { readonly route_config: RouteConfig }[];
    };
    const proxy = dump.configs?.find(({ route_config: { name } }) => name === 'http_proxy');
    const virtualHost = proxy?.route_config.virtual_hosts?.find(({ domains }) => domains.includes(host));
    return virtualHost?.routes?.find(({ name }) => name === route)?.route;
  }

  private async division(host: string): Promise<Readonly<Record<SlotName, number>> | undefined> {
    const action = await this.action(host, 'primary');
    const clusters = action?.weighted_clusters?.clusters ?? [{ name: action?.cluster ?? '', weight: 100 }];
    const weightOf = (slot: SlotName) =>
      clusters.reduce((sum, { name, weight }) => sum + (name.split('|')[2] === slot ? weight : 0), 0);
    return { blue: weightOf('blue'), green: weightOf('green') };
  }

  private async stats(filter: string): Promise<Readonly<Record<string, number>>> {
    const text = await this.admin(`/stats?filter=${encodeURIComponent(filter)}`);
    const lines = text.split('\n').filter((line) => line.includes(': '));
    return Object.fromEntries(
      lines.map((line) => [line.slice(0, line.lastIndexOf(': ')), Number(line.split(': ').at(-1))]),
    );
  }

  private async admin(path: string): Promise<string> {
    const { status, body } = await this.engines.ask({ port: ENVOY_ADMIN, path });
    if (status !== 200) throw new Error(`Envoy answers ${path} with ${status}: ${body}`);
    return body;
  }
}
