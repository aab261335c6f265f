import { Config, ConfigMapRef, Env, SecretRef, ServiceAccountRef } from '../../lib/service/references';
import { problemsOf } from './sample';

const secret = SecretRef.external;

describe('the names by which pods find other objects', () => {
  it('are names that an object can have', () => {
    const names = { serviceAccount: ServiceAccountRef.external('Shop'), imagePullSecrets: [secret('pull_secret')] };
    const container = {
      env: { TOKEN: Env.secret(secret(''), 'token'), MODE: Env.config(ConfigMapRef.external('a..b'), 'mode') },
      envFrom: [ConfigMapRef.external('-flags')],
      mounts: { '/secret': secret('My Secret') },
    };
    expect(problemsOf({ props: names, container }).map(({ id, given }) => [id, given])).toEqual([
      ['name', '"" (0 characters)'],
      ['name', '"a..b" (4 characters)'],
      ['name', '"My Secret" (9 characters)'],
      ['name', '"-flags" (6 characters)'],
      ['name', '"Shop" (4 characters)'],
      ['name', '"pull_secret" (11 characters)'],
    ]);
  });

  it('are each there once among the Secrets that images are pulled with', () => {
    const pulled = (...names: readonly string[]) => problemsOf({ props: { imagePullSecrets: names.map(secret) } });
    expect(pulled('a', 'b')).toEqual([]);
    expect(pulled('a', 'b', 'a')).toMatchObject([{ id: 'config', given: 'Secret a more than once' }]);
  });

  it('may have dots and digits, as those of objects may', () => {
    const container = { envFrom: [secret('1.example.com')], mounts: { '/a': ConfigMapRef.external('a.b-c') } };
    expect(problemsOf({ container, props: { serviceAccount: ServiceAccountRef.external('shop.v1') } })).toEqual([]);
  });
});

describe('the key that a variable is taken from', () => {
  it.each(['', '.', '..', 'a/b', 'a b'])('may not be %j', (key) => {
    expect(problemsOf({ container: { env: { TOKEN: Env.secret(secret('token'), key) } } })).toMatchObject([
      { id: 'name', at: { field: 'shop.env.TOKEN' }, given: expect.stringContaining(JSON.stringify(key)) },
    ]);
  });

  it('may be the name of a file', () => {
    expect(problemsOf({ container: { env: { TOKEN: Env.secret(secret('token'), '.token.txt') } } })).toEqual([]);
  });
});

describe('the field of the pod that a variable is taken from', () => {
  const asked = (path: string) => problemsOf({ container: { env: { FIELD: Env.field(path) } } });

  it.each(['status.podIP', 'metadata.name', "metadata.labels['app']", "metadata.annotations['example.com/a']"])(
    'may be %s',
    (path) => {
      expect(asked(path)).toEqual([]);
    },
  );

  it('is one that there is', () => {
    expect(asked('status.podIp')).toMatchObject([
      {
        id: 'config',
        at: { field: 'shop.env.FIELD' },
        given: "field 'status.podIp' of the pod",
        fix: "name one of them; did you mean 'status.podIP'?",
      },
    ]);
    expect(asked('metadata.labels')).toMatchObject([{ id: 'config' }]);
    expect(asked("metadata.labels['a b']")).toMatchObject([{ id: 'name' }]);
  });
});

describe('the text of a config', () => {
  const sized = (bytes: number) =>
    problemsOf({ container: { envFrom: [Config.of('app', { a: 'ü'.repeat(bytes / 2) })] } });

  it('fits into a ConfigMap', () => {
    expect(sized(2 ** 20)).toEqual([]);
    expect(sized(2 ** 20 + 2)).toMatchObject([
      { id: 'config', given: '1048578 bytes of text', allowed: expect.stringContaining('at most 1048576') },
    ]);
  });
});

describe('the user of a container', () => {
  it('is a number that the API server takes', () => {
    expect(problemsOf({ container: { user: 2 ** 31 - 1 } })).toEqual([]);
    expect(problemsOf({ container: { user: 2 ** 31 } })).toMatchObject([{ id: 'container', given: '2147483648' }]);
  });
});
