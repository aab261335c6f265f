import { judgeDryRun, type Tried } from '../../lib/doctor/dry-run';
import { ownedFields, refusalOf } from '../../lib/doctor/refusal';

const tried = (facts: Partial<Tried> = {}): Tried => ({ object: 'Deployment shop/shop-blue', warnings: [], ...facts });

/** As an API server says it of one field, and of several. */
const ONE = 'Apply failed with 1 conflict: conflict with "kubectl-edit" using apps/v1: .spec.replicas';
const MANY = `Apply failed with 3 conflicts: conflicts with "argocd-controller" using apps/v1:
- .spec.replicas
conflicts with "helm" using apps/v1 at 2026-11-01T10:00:00Z:
- .metadata.labels.team
- .spec.template.spec.containers[name="shop"].image`;

describe('who owns fields', () => {
  it('is read from the message of a conflict, in both of its forms', () => {
    expect(ownedFields(ONE)).toEqual([{ manager: 'kubectl-edit', field: '.spec.replicas' }]);
    expect(ownedFields(MANY)).toEqual([
      { manager: 'argocd-controller', field: '.spec.replicas' },
      { manager: 'helm', field: '.metadata.labels.team' },
      { manager: 'helm', field: '.spec.template.spec.containers[name="shop"].image' },
    ]);
    expect(ownedFields('the object has been modified')).toEqual([]);
  });
});

describe('a dry run', () => {
  it('is well where nothing is refused, owned by others or warned of', () => {
    expect(judgeDryRun('next', [tried(), tried()], 'kubectl')).toMatchObject([{ id: 'dry-run-next', verdict: 'ok' }]);
  });

  it('names fields of other hands, and passes over what the engine wrote itself', () => {
    const found = judgeDryRun('stage', [tried({ conflict: MANY })], 'argo-cd');
    expect(found).toMatchObject([
      { verdict: 'warning', seen: expect.stringContaining('helm has written .metadata.labels.team, ') },
    ]);
    const flux = judgeDryRun('stage', [tried({ conflict: MANY })], 'flux');
    expect(flux.map(({ seen }) => seen.split(' has')[0])).toEqual([
      'Deployment shop/shop-blue: argocd-controller',
      'Deployment shop/shop-blue: helm',
    ]);
  });

  it.each([
    [422, 'Deployment.apps "shop-blue" is invalid: spec.selector: Invalid value: field is immutable', 'failed'],
    [400, 'admission webhook "policy.example.com" denied the request: no latest tags', 'failed'],
    [400, 'admission webhook "policy.example.com" does not support dry run', 'not known'],
    [403, 'deployments.apps "shop-blue" is forbidden: User "ann" cannot patch resource "deployments"', 'not known'],
    [409, 'Operation cannot be fulfilled: object is being deleted', 'failed'],
  ])('refused with %i: %s', (status, message, verdict) => {
    const found = judgeDryRun('inverse', [tried({ refusal: refusalOf(status, message) })], 'argo-cd');
    expect(found).toMatchObject([{ id: 'dry-run-inverse', verdict, seen: `Deployment shop/shop-blue: ${message}` }]);
  });

  it('hands on what the API server warns of', () => {
    const found = judgeDryRun(
      'stage',
      [tried({ warnings: ['would violate PodSecurity "restricted:latest"'] })],
      'kubectl',
    );
    expect(found).toMatchObject([{ verdict: 'warning' }]);
  });
});
