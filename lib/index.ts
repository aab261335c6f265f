/** Releases as code: all that a program that writes releases with cdk8s imports. */
export * from './definition';
export { Actor } from './constructs/actor';
export { CutoverApp, type CutoverAppProps, type SynthesisResult } from './constructs/app';
export { BlueGreen, type BlueGreenProps, type PlacedObject } from './constructs/blue-green';
export {
  ArgoCdApplication,
  FluxKustomizations,
  type ArgoCdApplicationProps,
  type DeliveryProps,
  type FluxKustomizationsProps,
} from './constructs/gitops';
export { PlainObject } from './constructs/plain-object';
export { platformOf, providePlatform } from './constructs/platform';
