import { BlueGreen } from '../lib/pulumi';
import type { LayoutInput } from './layouts';
import { plainObjects } from './plain-objects';
import { registerPlain } from './plain-resources';
import { namespaceOf, serviceProps, volumeIn } from './services';

/** What a program is given: all of it is there before the clock starts. */
export type ProgramInput = Pick<LayoutInput, 'services' | 'platform'>;

/** Programs of Pulumi that register the services. */
export const PROGRAMS = {
  'pulumi-components': ({ services, platform }) => {
    services.forEach(({ data, lock }, index) => {
      new BlueGreen(data.service, { ...serviceProps(data, lock), namespace: namespaceOf(index), platform });
    });
  },
  // The baseline: the same resources by hand.
  'plain-resources': ({ services }) => {
    services.forEach(({ data: { service }, lock }, index) => {
      registerPlain(service, plainObjects(service, namespaceOf(index), volumeIn(lock)));
    });
  },
} satisfies Record<string, (input: ProgramInput) => void>;

export type ResourceLayout = keyof typeof PROGRAMS;
