import { adopt } from '../../lib/adopt/adopt';
import type { GivenObject } from '../../lib/adopt/shapes';
import { plainObjects } from './sample';

const decisionsOf = (objects: readonly GivenObject[]) => adopt(objects, {}).decisions;

describe('a value in clear', () => {
  const about = (name: string, value: string) =>
    decisionsOf(plainObjects({ container: { env: [{ name, value }] } })).filter((text) => text.includes('in clear'));

  it.each([
    ['DB_PASSWORD', 'hunter2'],
    ['githubToken', 'ghp_16C7e42F292c'],
    ['CLIENT_SECRET', 's3cr3t'],
    ['STRIPE_API_KEY', 'sk_live_1'],
    ['APIKEY', '1234'],
    ['DATABASE_URL', 'postgres://shop:hunter2@db:5432/shop'],
    ['CACHE', 'redis://:hunter2@cache'],
    ['JDBC', 'jdbc:mysql://db/shop?user=shop&password=hunter2'],
  ])('of %s is a decision, and is not repeated in it', (name, value) => {
    const [decision, ...others] = about(name, value);
    expect(decision).toContain(`container.env.${name}: a value in clear that looks like a secret`);
    expect(decision).not.toContain(value);
    expect(others).toEqual([]);
  });

  it.each([
    ['DB_PASSWORD', ''],
    ['DB_PASSWORD', '$(OTHER)'],
    ['DB_PASSWORD_FILE', '/run/secrets/db'],
    ['TOKEN_TTL', '3600'],
    ['TOKEN_URL', 'https://login.example.com/token'],
    ['SECRET_NAME', 'shop-db'],
    ['USE_TOKEN', 'true'],
    ['DATABASE_URL', 'postgres://shop:$(DB_PASSWORD)@db:5432/shop'],
    ['KEYBOARD', 'qwertz'],
  ])('of %s that is %j is none', (name, value) => {
    expect(about(name, value)).toEqual([]);
  });

  it('is one in another container, and from a Secret it is none', () => {
    const env = [
      { name: 'DB_PASSWORD', valueFrom: { secretKeyRef: { name: 'shop-db', key: 'password' } } },
      { name: 'TOKEN', value: 'abc' },
    ];
    const image = `registry.example.com/migrate@sha256:${'b'.repeat(64)}`;
    const pod = { initContainers: [{ name: 'migrate', image, env }] };
    const decisions = decisionsOf(plainObjects({ pod })).filter((text) => text.includes('in clear'));
    expect(decisions).toEqual([expect.stringContaining('initContainers.migrate.env.TOKEN: ')]);
  });
});
