import { Database, type PostgresProps } from '../../lib/database/database';
import { SecretRef } from '../../lib/service/references';
import { refusal } from '../core/refusal';

describe('a PostgreSQL database', () => {
  it('has the defaults of PostgreSQL, and nobody else who connects, when nothing is said', () => {
    expect(Database.postgres({ maxConnections: 100, poolPerPod: 5 })).toMatchObject({
      name: 'postgres',
      maxConnections: 100,
      poolPerPod: 5,
      reserved: 3,
      otherClients: 0,
      jobs: 0,
      exporter: {},
      credentials: undefined,
    });
  });

  it('keeps what is said', () => {
    const props: Required<PostgresProps> = {
      name: 'shop-db',
      maxConnections: 400,
      poolPerPod: 10,
      reserved: 0,
      otherClients: 30,
      jobs: 4,
      exporter: { instance: 'shop-db:9187' },
      credentials: SecretRef.external('shop-db'),
    };
    expect(Database.postgres(props)).toMatchObject(props);
  });

  it.each<[Partial<PostgresProps>, string]>([
    [{ maxConnections: 0 }, 'maxConnections'],
    [{ maxConnections: 99.5 }, 'maxConnections'],
    [{ poolPerPod: 0 }, 'poolPerPod'],
    [{ poolPerPod: -1 }, 'poolPerPod'],
    [{ reserved: -1 }, 'reserved'],
    [{ otherClients: 0.5 }, 'otherClients'],
    [{ jobs: Number.NaN }, 'jobs'],
  ])('is refused with %j', (change, field) => {
    expect(refusal(() => Database.postgres({ maxConnections: 100, poolPerPod: 5, ...change }))).toMatchObject([
      { id: 'quantity', at: { field } },
    ]);
  });
});
