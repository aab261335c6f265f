import { JsonPatch } from 'cdk8s';
import { servicePort } from '../../lib/checks/service-port';
import { deployment, found, object, synthesisOf, withObjects } from './fixtures';

describe('service-port', () => {
  test('says that no pod of a Service has the port that it names', () => {
    const patches = { 'Service-blue': [JsonPatch.replace('/spec/ports/0/targetPort', 'htpp')] };
    expect(found(servicePort, synthesisOf({ patches }))).toEqual([
      expect.objectContaining({
        id: 'service-port',
        severity: 'error',
        at: {
          construct: 'shop/checkout/Service-blue',
          object: 'Service shop/checkout-blue',
          field: 'spec.ports[0].targetPort',
        },
        given: "'htpp'",
        allowed: 'a port of its pods: http',
        fix: "name one of them, or add the port to the container; did you mean 'http'?",
      }),
    ]);
  });

  test('says that pods name no ports at all', () => {
    const service = object('v1', 'Service', 'legacy', {
      spec: { selector: { app: 'legacy' }, ports: [{ port: 80 }, { port: 81, targetPort: 'web' }] },
    });
    const [problem] = found(servicePort, withObjects(synthesisOf(), deployment('legacy', 'legacy'), service));
    expect(problem).toMatchObject({
      at: { object: 'Service shop/legacy', field: 'spec.ports[1].targetPort' },
      allowed: 'a port of its pods: they name none',
    });
  });

  test('is content when one version of several has the port', () => {
    const more = { name: 'http', image: 'x', ports: [{ name: 'debug', containerPort: 5000 }] };
    const patches = {
      'Deployment-green': [JsonPatch.add('/spec/template/spec/containers/-', more)],
      'Service-blue': [],
      Service: [],
    };
    const synthesis = synthesisOf({ stage: 'preview', patches });
    const service = object('v1', 'Service', 'debug', {
      spec: { selector: { app: 'checkout' }, ports: [{ port: 80, targetPort: 'debug' }] },
    });
    expect(found(servicePort, withObjects(synthesis, service))).toEqual([]);
  });

  test('takes numbers, and Services whose pods are elsewhere, as they are', () => {
    const patches = { Service: [JsonPatch.replace('/spec/ports/0/targetPort', 9999)] };
    const service = object('v1', 'Service', 'other', {
      spec: { selector: { app: 'elsewhere' }, ports: [{ port: 80, targetPort: 'web' }] },
    });
    expect(found(servicePort, withObjects(synthesisOf({ patches }), service))).toEqual([]);
  });
});
