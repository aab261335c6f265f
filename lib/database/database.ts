import type { Labels } from '../core/labels';
import { whole } from '../core/quantity';
import type { SecretRef } from '../service/references';

/** Facts of a PostgreSQL database that the service connects to. */
export interface PostgresProps {
  /** `max_connections` of the server, or what a pooler before it lets through. */
  readonly maxConnections: number;
  /** Connections that each pod opens at the most. */
  readonly poolPerPod: number;
  /** `superuser_reserved_connections` and `reserved_connections`. @default 3, PostgreSQL's own default */
  readonly reserved?: number;
  /** Connections of everything else: other services, exporters, people. @default 0 */
  readonly otherClients?: number;
  /** Connections of this service's Jobs: migrations, batches. @default 0 */
  readonly jobs?: number;
  /** Name that reports use. @default 'postgres' */
  readonly name?: string;
  /**
   * Labels of the `postgres_exporter` series of this server, and of no other. An objective on it needs them.
   * @default {}
   */
  readonly exporter?: Labels;
  /** Secret with the credentials; its keys become environment variables of the container. @default - none */
  readonly credentials?: SecretRef;
}

/** A database and how many connections it has to give. */
export class Database {
  /** A PostgreSQL server, or the pooler before it. Numbers that are not whole are refused (`quantity`). */
  static postgres(props: PostgresProps): Database {
    return new Database(props);
  }

  /** Name that reports use. */
  readonly name: string;
  /** Connections that the server takes. */
  readonly maxConnections: number;
  /** Connections that each pod opens at the most. */
  readonly poolPerPod: number;
  /** Connections that the server keeps for itself. */
  readonly reserved: number;
  /** Connections of everything else. */
  readonly otherClients: number;
  /** Connections of the service's Jobs. */
  readonly jobs: number;
  /** Labels of its exporter's series. */
  readonly exporter: Labels;
  /** Secret with the credentials. */
  readonly credentials: SecretRef | undefined;

  /** The same database where it takes another number of connections. */
  withMaxConnections(maxConnections: number): Database {
    return new Database({ ...this.props, maxConnections });
  }

  /** The same database, entered with another Secret. */
  withCredentials(credentials: SecretRef): Database {
    return new Database({ ...this.props, credentials });
  }

  /** What it was made from, with every default in place. */
  private get props(): PostgresProps {
    const { name, maxConnections, poolPerPod, reserved, otherClients, jobs, exporter, credentials } = this;
    return { name, maxConnections, poolPerPod, reserved, otherClients, jobs, exporter, credentials };
  }

  private constructor(props: PostgresProps) {
    this.name = props.name ?? 'postgres';
    this.maxConnections = whole(props.maxConnections, 'maxConnections', 1);
    this.poolPerPod = whole(props.poolPerPod, 'poolPerPod', 1);
    this.reserved = whole(props.reserved ?? 3, 'reserved', 0);
    this.otherClients = whole(props.otherClients ?? 0, 'otherClients', 0);
    this.jobs = whole(props.jobs ?? 0, 'jobs', 0);
    this.exporter = props.exporter ?? {};
    this.credentials = props.credentials;
  }
}
