/** Releases as code for Pulumi: all that a program imports. Nothing of cdk8s is loaded. */
export * from '../definition';
export type { Operation } from '../core/patch';
export { Actor, type ActorArgs } from './actor';
export type { BlueGreenArgs, ReleaseArgs, SlotVersionArgs } from './args';
export { BlueGreen } from './blue-green';
export * as customResources from './custom-resources';
