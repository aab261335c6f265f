import { JsonPatch } from 'cdk8s';
import { configContent } from '../../lib/checks/config-content';
import { Config } from '../../lib/service/references';
import { Probe } from '../../lib/service/probe';
import { found, synthesisOf } from './fixtures';

const service = {
  container: {
    port: 8080,
    ready: Probe.http('/a'),
    live: Probe.http('/b'),
    envFrom: [Config.of('app', { mode: 'a' })],
  },
};
const patchedWith = (...patches: readonly JsonPatch[]) =>
  found(configContent, synthesisOf({ service, patches: { ConfigMap: patches } }));

describe('config-content', () => {
  test('says that a patch changed a configuration under its name', () => {
    expect(patchedWith(JsonPatch.replace('/data/mode', 'b'))).toEqual([
      expect.objectContaining({
        id: 'config-content',
        severity: 'error',
        at: {
          construct: 'shop/checkout/Config-blue-0',
          object: expect.stringMatching(/^ConfigMap shop\/checkout-blue-app-/),
          field: 'data',
        },
        given: 'another content than that of the Config',
        fix: 'say it in the Config itself, and release it as a new version',
      }),
    ]);
    expect(patchedWith(JsonPatch.add('/binaryData', { more: 'AA==' }))).toHaveLength(1);
  });

  test('takes patches of everything else', () => {
    expect(patchedWith(JsonPatch.add('/metadata/labels/team', 'shop'))).toEqual([]);
  });
});
