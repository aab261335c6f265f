import { adopt } from '../../lib/adopt/adopt';
import type { GivenObject } from '../../lib/adopt/shapes';
import { objectOf, plainObjects } from './sample';

const decisionsOf = (objects: readonly GivenObject[]) => adopt(objects, {}).decisions;

/** Pods whose label is another one in the slot, and keep one that is the same. */
const LABELS = { 'app.kubernetes.io/name': 'web', tier: 'front' };
const OLD = { matchLabels: { 'app.kubernetes.io/name': 'web' } };
const BOTH = { matchLabels: { tier: 'front' } };

/** What is to decide of these objects, beside pods with such labels. */
const decisionsBeside = (...objects: readonly GivenObject[]): readonly string[] => {
  const alone = decisionsOf(plainObjects({ labels: LABELS }));
  return decisionsOf([...plainObjects({ labels: LABELS }), ...objects]).filter((text) => !alone.includes(text));
};

describe('a NetworkPolicy of other pods', () => {
  const ingress = (...from: readonly object[]) => ({
    podSelector: { matchLabels: { app: 'db' } },
    ingress: [{ from }],
  });
  const policy = (spec: object, namespace = 'shop') => ({
    ...objectOf('networking.k8s.io/v1', 'NetworkPolicy', 'db', spec),
    metadata: { name: 'db', namespace },
  });

  it('that lets the old pods in, and not the slot, is a decision', () => {
    expect(decisionsBeside(policy(ingress({ podSelector: OLD })))).toEqual([
      'NetworkPolicy shop/db spec.ingress[0].from[0].podSelector: it lets requests of the old pods in, and not those of the slots: give it a peer that finds their pods as well, such as app=checkout, before the takeover',
    ]);
  });

  it('that lets requests out to the old pods alone is one', () => {
    const spec = { podSelector: {}, egress: [{ to: [{ ipBlock: { cidr: '10.0.0.0/8' } }, { podSelector: OLD }] }] };
    expect(decisionsBeside(policy(spec)).filter((text) => text.includes('egress'))).toEqual([
      expect.stringContaining('spec.egress[0].to[1].podSelector: it lets requests out to the old pods, and not to'),
    ]);
  });

  it('is none where a rule has a peer that finds the slot, or none for the pods at all', () => {
    expect(decisionsBeside(policy(ingress({ podSelector: BOTH })))).toEqual([]);
    expect(decisionsBeside(policy(ingress({ podSelector: OLD }, { podSelector: BOTH })))).toEqual([]);
    expect(decisionsBeside(policy(ingress({ podSelector: OLD }, { namespaceSelector: {} })))).toEqual([]);
    expect(decisionsBeside(policy(ingress({ podSelector: { matchLabels: { app: 'x' } } })))).toEqual([]);
    expect(decisionsBeside(policy({ podSelector: { matchLabels: { app: 'db' } }, ingress: [{}] }))).toEqual([]);
  });

  it('counts a version or a slot for no label, because the next release has another', () => {
    const version = { matchLabels: { ...BOTH.matchLabels, version: 'unknown' } };
    const labels = { ...LABELS, version: 'unknown' };
    const decisions = decisionsOf([...plainObjects({ labels }), policy(ingress({ podSelector: version }))]);
    expect(decisions.filter((text) => text.includes('NetworkPolicy'))).toHaveLength(1);
  });

  it('of another namespace counts where its peer may be of this one', () => {
    const name = (value: string) => ({ matchLabels: { 'kubernetes.io/metadata.name': value } });
    const of = (peer: object) => decisionsBeside(policy(ingress(peer), 'data'));
    expect(of({ podSelector: OLD, namespaceSelector: name('shop') })[0]).toContain('NetworkPolicy data/db');
    expect(of({ podSelector: OLD, namespaceSelector: { matchLabels: { team: 'shop' } } })).toHaveLength(1);
    expect(of({ podSelector: OLD, namespaceSelector: name('other') })).toEqual([]);
    expect(of({ podSelector: OLD })).toEqual([]);
  });
});

describe('a ScaledObject', () => {
  const scaled = (scaleTargetRef: object) =>
    objectOf('keda.sh/v1alpha1', 'ScaledObject', 'checkout', { scaleTargetRef });

  it('of the Deployment is a decision, because it brings the old pods back', () => {
    expect(decisionsBeside(scaled({ name: 'checkout' }))).toEqual([
      "ScaledObject shop/checkout spec.scaleTargetRef: it scales the old Deployment, brings its pods back after the takeover, and does not scale the slots: pause it before the takeover (autoscaling.keda.sh/paused: 'true'), delete it after, and see what `capacity` says in its place",
    ]);
    expect(decisionsBeside(scaled({ kind: 'Deployment', name: 'checkout' }))).toHaveLength(1);
  });

  it('of anything else is none', () => {
    expect(decisionsBeside(scaled({ name: 'another' }))).toEqual([]);
    expect(decisionsBeside(scaled({ kind: 'StatefulSet', name: 'checkout' }))).toEqual([]);
  });

  it('stands among what is to delete after the takeover', () => {
    const { files } = adopt([...plainObjects(), scaled({ name: 'checkout' })], {});
    expect(files.get('takeover/takeover.sh')).toContain('\n  ScaledObject checkout\n');
  });
});

describe('what Istio holds the old pods to', () => {
  const security = 'security.istio.io/v1';
  const kinds = [
    ['AuthorizationPolicy', security, 'selector', (matchLabels: object) => ({ matchLabels })],
    ['PeerAuthentication', security, 'selector', (matchLabels: object) => ({ matchLabels })],
    ['RequestAuthentication', security, 'selector', (matchLabels: object) => ({ matchLabels })],
    ['Sidecar', 'networking.istio.io/v1', 'workloadSelector', (labels: object) => ({ labels })],
  ] as const;

  it.each(kinds)('by a %s that does not find the slot is a decision', (kind, apiVersion, field, select) => {
    const by = (labels: object) => decisionsBeside(objectOf(apiVersion, kind, 'web', { [field]: select(labels) }));
    expect(by(OLD.matchLabels)).toEqual([
      expect.stringContaining(`${kind} shop/web spec.${field}: it does not find the pods of the slots`),
    ]);
    expect(by(BOTH.matchLabels)).toEqual([]);
    expect(by({ app: 'another' })).toEqual([]);
  });

  it('is no matter of pods where it holds for a gateway', () => {
    const spec = { targetRefs: [{ kind: 'Gateway', name: 'public' }] };
    const { differences } = adopt([...plainObjects(), objectOf(security, 'AuthorizationPolicy', 'a', spec)], {});
    expect(differences.filter((each) => each.object.startsWith('AuthorizationPolicy'))).toEqual([]);
  });
});

describe('a required affinity', () => {
  const affinity = (kind: string, labelSelector: object, more: object = {}) => ({
    affinity: {
      [kind]: {
        requiredDuringSchedulingIgnoredDuringExecution: [
          { topologyKey: 'kubernetes.io/hostname', labelSelector, ...more },
        ],
      },
    },
  });
  const own = (pod: object) =>
    decisionsOf(plainObjects({ labels: LABELS, pod })).filter((text) => text.includes('.affinity.'));
  const PATH = 'requiredDuringSchedulingIgnoredDuringExecution[0].labelSelector';

  it('of the pods by their old labels is a decision', () => {
    expect(own(affinity('podAntiAffinity', OLD))).toEqual([
      `Deployment shop/checkout spec.template.spec.affinity.podAntiAffinity.${PATH}: it keeps the old pods apart, and not those of the slots, which have other labels: write it with labels that they have, such as app=checkout, in the patch in service.ts`,
    ]);
    expect(own(affinity('podAffinity', OLD))[0]).toContain('pods of the slots start only where old ones run');
  });

  it('by labels that the slot has as well is none, and one of another namespace neither', () => {
    expect(own(affinity('podAntiAffinity', BOTH))).toEqual([]);
    expect(own(affinity('podAntiAffinity', OLD, { namespaces: ['other'] }))).toEqual([]);
    expect(own(affinity('podAntiAffinity', OLD, { namespaces: ['shop'] }))).toHaveLength(1);
  });

  it('of other pods to the old ones is a decision too', () => {
    const [deployment] = plainObjects({ pod: affinity('podAffinity', OLD) });
    const cache = { ...deployment!, metadata: { name: 'cache', namespace: 'shop' } };
    const choice = { deployment: 'checkout' };
    const { decisions } = adopt([...plainObjects({ labels: LABELS }), cache], choice);
    expect(decisions.filter((text) => text.startsWith('Deployment shop/cache'))).toEqual([
      expect.stringContaining('its pods start only where old ones run, and nowhere when these have ended'),
    ]);
  });
});
