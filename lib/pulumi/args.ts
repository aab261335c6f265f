import type { Input } from '@pulumi/pulumi';
import type { Check } from '../checks/check';
import type { Operation } from '../core/patch';
import type { SlotName } from '../core/labels';
import type { Platform } from '../files/platform';
import type { Release } from '../files/release';
import type { Lock } from '../release/lock';
import type { ReleaseData, SlotVersion } from '../release/release';
import type { ServiceDefinition } from '../strategy/definition';

/** What a release says of the version in one slot, where a build in the same program may decide the image. */
export interface SlotVersionArgs extends Omit<SlotVersion, 'image'> {
  /** Image by digest. */
  readonly image: Input<string>;
}

/** A release that is given in code. */
export interface ReleaseArgs extends Omit<ReleaseData, 'slots'> {
  /** The version in each slot; a slot that is left out runs nothing. */
  readonly slots: Readonly<Partial<Record<SlotName, SlotVersionArgs>>>;
  /**
   * What the `lock` of the component was after the last update, such as an output of the stack read back. Without it a
   * release under way is refused. @default - none: the first synthesis of the service
   */
  readonly lock?: Lock;
}

/** A service, how it is released, and the release, for Pulumi. */
export interface BlueGreenArgs extends ServiceDefinition {
  /** The namespace of its objects. */
  readonly namespace: Input<string>;
  /** The release: a file and the lock beside it, or values. */
  readonly release: Release | ReleaseArgs;
  /** Facts of the environment. @default - `platform.yaml` in the working directory, or every default */
  readonly platform?: Platform;
  /**
   * Names of Secrets as this program knows them, by the names that the definition calls them: `{ 'shop-db':
   * credentials.metadata.name }`. @default {}
   */
  readonly secrets?: Readonly<Record<string, Input<string>>>;
  /**
   * Connections that the database takes, as its provider says, in the place of the definition's number.
   * @default - what the definition says
   */
  readonly maxConnections?: Input<number>;
  /**
   * Patches of every object of a kind, in both slots and at every stage: operations of JSON Patch (RFC 6902). Unlike
   * transforms of Pulumi they are checked, and kept with the version that they were released with. @default {}
   */
  readonly patches?: Readonly<Record<string, readonly Operation[]>>;
  /** Checks of your own, after the standard ones. @default [] */
  readonly checks?: readonly Check[];
}
