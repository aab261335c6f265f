/** Images by digest. */
export const IMAGES = {
  v1: `registry.example.com/shop@sha256:${'1'.repeat(64)}`,
  v2: `registry.example.com/shop@sha256:${'2'.repeat(64)}`,
};

/** A release file at rest. */
export function releaseFile(image: string): string {
  return `service: shop
live: blue
stage: idle # the word that moves
slots:
  blue: { version: "v1", image: '${image}' }
`;
}

/** A program that has what programs here have in common. */
export function program(statements: string): string {
  return `import { writeFileSync } from 'node:fs';
import { ComponentResource, CustomResource, type Output } from '@pulumi/pulumi';
import { BlueGreen, Capacity, Database, Probe, Release, ReleasePlan } from 'cutover/pulumi';

const SHOP = {
  namespace: 'shop',
  container: { port: 8080, ready: Probe.http('/ready'), live: Probe.http('/live') },
  plan: ReleasePlan.guide002(),
};
const at = (image) => ({ service: 'shop', live: 'blue', stage: 'idle', slots: { blue: { version: 'v1', image } } });
const RELEASE = at('${IMAGES.v1}');

${statements}
`;
}

/** A program of a release file and the lock beside it. */
export const FROM_FILE = program(`new BlueGreen('shop', { ...SHOP, release: Release.fromFile() });`);

export const TWO_OF_ONE_NAME = program(
  `for (const name of ['one', 'two']) new BlueGreen(name, { ...SHOP, release: RELEASE });`,
);

/** A program with a resource, called `build`, that comes to have an image. */
function building(statements: string): string {
  return program(`class Build extends CustomResource {
  declare readonly image: Output<string>;

  constructor(name: string) {
    super('registry:index:Image', name, { image: undefined });
  }
}

${statements}`);
}

const BUILT = `{ ...SHOP, release: at(new Build('build').image) }`;

/** A component of an image that is built. */
export const LATE = building(`new BlueGreen('shop', ${BUILT});`);

export const LATE_AND_PLAIN = building(
  `new BlueGreen('one', { ...SHOP, release: RELEASE });
new BlueGreen('two', ${BUILT});`,
);

/** A sound component, and one that is refused where it is made. */
export const SOUND_AND_REFUSED = program(`new BlueGreen('shop', { ...SHOP, release: Release.fromFile() });
new BlueGreen('other', { ...SHOP, namespace: 'Other!', release: RELEASE });`);

/** Two components of one name, each below a parent of its own. */
export const BELOW_TWO_PARENTS = program(`for (const name of ['one', 'two']) {
  const parent = new ComponentResource('registry:index:Team', name);
  new BlueGreen('shop', { ...SHOP, release: RELEASE }, { parent });
}`);

/** Two components in a namespace that another resource names. */
export const IN_ONE_LATE_NAMESPACE = building(`const { image: namespace } = new Build('build');
for (const name of ['one', 'two']) new BlueGreen(name, { ...SHOP, namespace, release: RELEASE });`);

/** A component of a release file, in a namespace that another resource names. */
export const FILE_IN_LATE_NAMESPACE = building(
  `new BlueGreen('shop', { ...SHOP, namespace: new Build('build').image, release: Release.fromFile() });`,
);
